"""From a place to its screen. Screens are imported when they are first gone to, so that the first window opens fast."""

from typing import assert_never

from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.places import Place


def build(ui: Ui, place: Place) -> Screen:
    """The screen of a place, made anew for the look and words of this reader."""
    match place:
        case places.Reading():
            from nosdesk.ui.screens import reading

            return reading.screen(ui, place)
        case places.Start() | places.NewFile() | places.Unlock() | places.File():
            from nosdesk.ui.screens import casefile

            return casefile.screen(ui, place)
        case places.Keys():
            from nosdesk.ui.screens import keys

            return keys.screen(ui, place)
        case places.Recover():
            from nosdesk.ui.screens import recover

            return recover.screen(ui, place)
        case places.Locked():
            from nosdesk.ui.screens import locked

            return locked.screen(ui)
        case places.WhoIsHere():
            from nosdesk.ui.screens import who

            return who.screen(ui, place)
        case places.People() | places.CloseCase():
            from nosdesk.ui.screens import people

            return people.screen(ui, place)
        case places.Home():
            from nosdesk.ui.screens import home

            return home.screen(ui, place)
        case places.Wizard():
            from nosdesk.ui.screens import wizard

            return wizard.screen(ui, place)
        case places.CheckAnswers():
            from nosdesk.ui.screens import check_answers

            return check_answers.screen(ui, place)
        case places.Sources():
            from nosdesk.ui.screens import sources

            return sources.screen(ui, place)
        case places.Criteria():
            from nosdesk.ui.screens import criteria

            return criteria.screen(ui, place)
        case places.Offers() | places.ImportOffer() | places.OfferAnswers():
            from nosdesk.ui.screens import offers

            return offers.screen(ui, place)
        case places.Compare():
            from nosdesk.ui.screens import compare

            return compare.screen(ui, place)
        case places.Award():
            from nosdesk.ui.screens import award

            return award.screen(ui, place)
        case places.ContractHome() | places.Schedule() | places.Sign():
            from nosdesk.ui.screens import contract

            return contract.screen(ui, place)
        case places.Money() | places.Pay():
            from nosdesk.ui.screens import money

            return money.screen(ui, place)
        case places.Quality() | places.HowDidItGo() | places.FullCheck():
            from nosdesk.ui.screens import quality

            return quality.screen(ui, place)
        case places.Concern():
            from nosdesk.ui.screens import concern

            return concern.screen(ui, place)
        case places.Papers() | places.Preview():
            from nosdesk.ui.screens import papers

            return papers.screen(ui, place)
        case places.ShareWith() | places.ShareCopy() | places.Given():
            from nosdesk.ui.screens import share

            return share.screen(ui, place)
        case places.EasyCheck() | places.EasyAnswer() | places.PlainWords():
            from nosdesk.ui.screens import easy_words

            return easy_words.screen(ui, place)
        case places.ChoosePicture():
            from nosdesk.ui.screens import picture

            return picture.screen(ui, place)
        case places.Photos() | places.OwnPhoto():
            from nosdesk.ui.screens import photos

            return photos.screen(ui, place)
        case places.PaperForm():
            from nosdesk.ui.screens import paper_form

            return paper_form.screen(ui, place)
        case places.TypeIn():
            from nosdesk.ui.screens import type_in

            return type_in.screen(ui, place)
        case places.Find():
            from nosdesk.ui.screens import find

            return find.screen(ui, place)
        case places.Evidence():
            from nosdesk.ui.screens import evidence

            return evidence.screen(ui, place)
        case places.Backups():
            from nosdesk.ui.screens import backups

            return backups.screen(ui, place)
        case places.GoBack():
            from nosdesk.ui.screens import going_back

            return going_back.screen(ui, place)
        case places.History() | places.AsItWas():
            from nosdesk.ui.screens import history

            return history.screen(ui, place)
        case places.Help():
            from nosdesk.ui.screens import help as guide

            return guide.screen(ui, place)
        case _:
            assert_never(place)
