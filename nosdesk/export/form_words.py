"""A question of a paper form as simpler blocks, for writers that are read or typed into rather than written on by hand."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from nosdesk.documents.blocks import (
    AnswerSpace,
    BulletList,
    CheckBoxes,
    Fact,
    Facts,
    FormQuestion,
    Heading,
    PageNote,
    Paragraph,
    Table,
    plain,
)

Simple = Heading | Paragraph | BulletList | PageNote | CheckBoxes | AnswerSpace | Facts | Table


def simple(question: FormQuestion) -> Iterator[Simple]:
    """The question as a heading, what helps to answer it, and its answers; every word of it, in its order."""
    language = question.language
    yield Heading(f"{question.number}. {question.text}" if question.number else question.text, 3, language)
    if question.only_if:
        yield Paragraph(f"**{plain(question.only_if)}**", language)
    for hint in question.hints:
        yield Paragraph(hint, language)
    if question.why:
        yield PageNote(question.why, language)
    for answer in question.answers:
        match answer:
            case CheckBoxes():
                yield simple_boxes(answer)
            case AnswerSpace():
                yield simple_space(answer)
            case Table():
                yield answer
            case _:
                assert_never(answer)


def simple_boxes(boxes: CheckBoxes) -> CheckBoxes:
    """Where a box leads to, said after its words."""
    said = (
        replace(box, text=" ".join(part for part in (box.text, box.goes_to) if part), goes_to="") for box in boxes.boxes
    )
    return replace(boxes, boxes=tuple(said))


def simple_space(space: AnswerSpace) -> AnswerSpace | Facts:
    """What goes into the squares and stands around the room, said with its label; what is written already, as a fact."""
    inside = ", ".join(name for _, name in space.squares)
    if space.written.strip():
        value = " ".join(part for part in (space.before, space.written, space.after) if part)
        return Facts((Fact(space.label or inside, value, language=space.language),))
    around = " … ".join(part for part in (space.before, space.after) if part)
    label = " ".join(part for part in (space.label, f"({inside})" if inside else "", around) if part)
    return AnswerSpace(label, space.lines, space.language)
