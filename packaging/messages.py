"""Keeps the message catalogues in step with the words in the code.

Usage: python packaging/messages.py extract | update | compile | check

- extract: writes translations/nosdesk.pot from every literal of Words, Counted, N_ and gettext in nosdesk/.
- update: extracts, then merges into each language's nosdesk.po. Translations that no longer have a message are kept at the
  end of the file and taken up again when the message comes back.
- compile: writes each language's nosdesk.mo.
- check: exit 1 and says why, if the catalogues are behind the code or a translation has lost a {place}.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "translations" / "nosdesk.pot"
EASY_CONTEXT = "easy"
PLACE = re.compile(r"\{[^{}]*\}")
FIELDS = {"Words": ("plain", "easy"), "Counted": ("one", "many", "easy_one", "easy_many"), "N_": ("text",)}
NOISE = (
    '"POT-Creation-Date',
    '"Generated-By',
    '"Report-Msgid-Bugs-To: EMAIL',
    '"PO-Revision-Date: YEAR',
    '"Last-Translator: FULL NAME',
    '"Language-Team: LANGUAGE',
    '"Language-Team: cy <LL',
)
"""Header lines that change with every run or every version of Babel, or that nobody has filled in."""

HEADER = """\
# Words of NOS Desk, in British English: the source of every translation.
# Written by packaging/messages.py; change the words in the code.
# The context "easy" holds easy-read wording: at most 15 words a sentence, one idea, "you"."""


@dataclass(frozen=True)
class Said:
    """One place in the code where words are written; `texts` are its literal arguments by name."""

    kind: str
    file: str
    line: int
    texts: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


class NotLiteralError(Exception):
    """Words that are put together by the code cannot be translated."""


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _literal(node: ast.expr, place: str, kind: str) -> str:
    """The text of an argument; "" for a bare name, which passes on words of others, such as a name from a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        return ""
    raise NotLiteralError(f"{place}: {kind} needs literal text, or it cannot be translated")


def _said_in(path: Path) -> Iterator[Said]:
    file = path.relative_to(ROOT).as_posix()
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"), file)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        kind, place = _name(call), f"{file}:{call.lineno}"
        if kind in FIELDS:
            given = dict(zip(FIELDS[kind], call.args, strict=False))
            given.update({keyword.arg: keyword.value for keyword in call.keywords if keyword.arg in FIELDS[kind]})
            texts = {field: _literal(node, place, kind) for field, node in given.items()}
            yield Said(kind, file, call.lineno, texts)
        elif kind == "gettext":
            # Only literals are looked for: Reader passes on the words of others.
            texts_in = [node for arg in call.args for node in ast.walk(arg) if isinstance(node, ast.Constant)]
            for node in texts_in:
                if isinstance(node.value, str):
                    yield Said(kind, file, call.lineno, {"text": node.value})


def all_said(folder: Path = ROOT / "nosdesk") -> list[Said]:
    """Every literal text for a reader in the code, in the order of files and lines. Raises NotLiteralError."""
    return [said for path in sorted(folder.rglob("*.py")) for said in _said_in(path)]


def _add(catalogue: Catalog, ids: str | tuple[str, str], file: str, context: str | None = None) -> None:
    message = catalogue.add(ids, locations=[(file, 1)], context=context)
    message.flags.discard("python-format")  # a "%" in our words is a per cent sign
    first = ids if isinstance(ids, str) else ids[1]
    (message.flags.add if PLACE.search(first) else message.flags.discard)("python-brace-format")


def extract() -> Catalog:
    """The template: all messages of the code, untranslated."""
    catalogue = Catalog(project="NOS Desk", header_comment=HEADER, charset="utf-8", fuzzy=False)
    for said in all_said():
        texts = said.texts
        if said.kind == "Words":
            if texts.get("plain"):
                _add(catalogue, texts["plain"], said.file)
            if texts.get("easy"):
                _add(catalogue, texts["easy"], said.file, EASY_CONTEXT)
        elif said.kind == "Counted" and texts["one"]:
            _add(catalogue, (texts["one"], texts["many"]), said.file)
            if texts.get("easy_many"):
                _add(catalogue, (texts["easy_one"], texts["easy_many"]), said.file, EASY_CONTEXT)
        elif texts.get("text"):
            _add(catalogue, texts["text"], said.file)
    return catalogue


def as_text(catalogue: Catalog) -> str:
    """The catalogue as a .po file, the same for the same messages."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, sort_by_file=True, include_lineno=False)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line.replace(" VERSION", "") for line in lines if not line.startswith(NOISE))


def languages() -> list[Path]:
    """The translators' files."""
    return sorted((ROOT / "translations").glob("*/LC_MESSAGES/nosdesk.po"))


def read(path: Path) -> Catalog:
    """One language's catalogue."""
    with path.open("rb") as file:
        return read_po(file, path.parent.parent.name, abort_invalid=True)


def merged(path: Path, template: Catalog) -> Catalog:
    """One language's catalogue with the messages of the template. Nothing that was translated is thrown away."""
    catalogue = read(path)
    for message in list(catalogue.obsolete.values()):
        if template.get(message.id, message.context) is not None:
            catalogue.add(message.id, message.string, context=message.context)
            catalogue.obsolete.pop(catalogue._key_for(message.id, message.context))
    kept = dict(catalogue.obsolete)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    for key in list(catalogue.obsolete):
        if not any(_strings(catalogue.obsolete[key])):
            del catalogue.obsolete[key]
    catalogue.obsolete.update(kept)
    for message in catalogue:
        if message.id:
            source = template.get(message.id, message.context)
            message.flags = set(source.flags) if source else set()
    return catalogue


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def faults(message: Message) -> list[str]:
    """What is wrong with one translation: places lost or made up, marks of emphasis not in pairs."""
    found = []
    wanted = set(PLACE.findall(_ids(message)[-1]))
    spoken = [text for text in _strings(message) if text]
    if spoken and len(spoken) < len(_strings(message)):
        found.append("some plural forms are missing")
    for text in spoken:
        places = set(PLACE.findall(text))
        # "one hour" may do without the number.
        missing = wanted - places - ({"{n}"} if message.pluralizable else set())
        if missing:
            found.append(f"{', '.join(sorted(missing))} is missing in “{text}”")
        if places - wanted:
            found.append(f"{', '.join(sorted(places - wanted))} is not a place of the message, in “{text}”")
        if text.count("**") != _ids(message)[-1].count("**"):
            found.append(f"the ** of emphasis differ in “{text}”")
    return found


def problems() -> list[str]:
    """Why the catalogues cannot go out as they are; empty when they can."""
    template = extract()
    found = []
    behind = "run: python packaging/messages.py update"
    if not TEMPLATE.exists() or TEMPLATE.read_text("utf-8") != as_text(template):
        found.append(f"translations/nosdesk.pot is behind the words in the code; {behind}")
    for path in languages():
        name = path.relative_to(ROOT).as_posix()
        if path.read_text("utf-8") != as_text(merged(path, template)):
            found.append(f"{name} is behind the words in the code; {behind}")
        for message in read(path):
            if message.id:
                found += [f"{name}: “{_ids(message)[0]}”: {fault}" for fault in faults(message)]
    return found


def update() -> None:
    """Writes the template and merges it into each language."""
    template = extract()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(as_text(template), "utf-8")
    for path in languages():
        path.write_text(as_text(merged(path, template)), "utf-8")


def compile_all() -> None:
    """Writes the binary catalogue beside each language's file; parts not translated are said in English."""
    for path in languages():
        buffer = io.BytesIO()
        write_mo(buffer, read(path))
        path.with_suffix(".mo").write_bytes(buffer.getvalue())


def tell() -> None:
    """Says how far each language is."""
    for path in languages():
        messages = [message for message in read(path) if message.id]
        done = sum(all(_strings(message)) for message in messages)
        print(f"{path.parent.parent.name}: {done} of {len(messages)} messages translated")


def main(arguments: list[str]) -> int:
    """Does what is asked; 0 done, 1 not as it should be, 2 wrong usage."""
    try:
        match arguments:
            case ["extract"]:
                TEMPLATE.write_text(as_text(extract()), "utf-8")
            case ["update"]:
                update()
                tell()
            case ["compile"]:
                compile_all()
            case ["check"]:
                found = problems()
                print("\n".join(found) if found else "The message catalogues are up to date.")
                return 1 if found else 0
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except NotLiteralError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
