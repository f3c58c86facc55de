"""The same paper for other programs that write PDF: as a web page, and in Typst's marks."""

import json
from collections.abc import Callable
from html import escape

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import plain
from nosdesk.paths import resources_dir


def web_page(document: b.Document) -> str:
    """The document as HTML with the same faces and sizes."""
    fonts = resources_dir() / "fonts"
    regular, bold = (next(fonts.glob(f"*{weight}.ttf")).as_uri() for weight in ("Regular", "Bold"))
    style = (
        f"@font-face{{font-family:A;src:url({regular})}}@font-face{{font-family:A;font-weight:bold;src:url({bold})}}"
        "@page{size:A4;margin:27mm 20mm;@bottom-right{content:'Page ' counter(page)}}"
        "body{font:12pt/1.5 A}table{width:100%;border-collapse:collapse}td,th{border-bottom:1px solid;text-align:left}"
    )

    def listed(tag: str, items: tuple[str, ...]) -> str:
        return f"<{tag}>{''.join(f'<li>{escape(plain(item))}</li>' for item in items)}</{tag}>"

    def table(block: b.Table) -> str:
        heads = "".join(f"<th scope=col>{escape(column.head)}</th>" for column in block.columns)
        lines = (*block.rows, *((block.total,) if block.total else ()))
        rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in line.cells) for line in lines)
        return (
            f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"
        )

    body = _said(document, lambda tag, text: f"<{tag}>{escape(text)}</{tag}>", listed, table)
    return f"<html lang=en><head><title>{escape(document.title)}</title><style>{style}</style></head><body>{body}</body></html>"


def typst_source(document: b.Document) -> str:
    """The document as Typst reads it."""

    def piece(tag: str, text: str) -> str:
        return f"#heading(level: {tag[1]}, {_quoted(text)})" if tag != "p" else f"#par[#{_quoted(text)}]"

    def listed(tag: str, items: tuple[str, ...]) -> str:
        kind = "list" if tag == "ul" else "enum"
        return f"#{kind}({', '.join(f'[#{_quoted(plain(item))}]' for item in items)})"

    def table(block: b.Table) -> str:
        lines = (*block.rows, *((block.total,) if block.total else ()))
        heads = ", ".join(f"[#{_quoted(column.head)}]" for column in block.columns)
        cells = ", ".join(f"[#{_quoted(cell.text)}]" for line in lines for cell in line.cells)
        return f"#table(columns: {len(block.columns)}, table.header({heads}), {cells})"

    page = (
        f"#set document(title: {_quoted(document.title)})\n"
        '#set page(paper: "a4", margin: (x: 20mm, y: 27mm), numbering: "1")\n'
        '#set text(font: "Atkinson Hyperlegible Next", size: 12pt, lang: "en")\n'
        "#set par(leading: 9pt)\n#set table(inset: (x: 6pt, y: 8pt))\n"
    )
    return page + _said(document, piece, listed, table)


def _quoted(text: str) -> str:
    """A string of Typst: JSON’s, but for letters beyond ASCII, which stay as they are."""
    return json.dumps(text, ensure_ascii=False)


def _said(
    document: b.Document,
    piece: Callable[[str, str], str],
    listed: Callable[[str, tuple[str, ...]], str],
    table: Callable[[b.Table], str],
) -> str:
    made: list[str] = []
    for block in document.blocks:
        match block:
            case b.Title():
                made.append(piece("h1", plain(block.text)))
            case b.Part():
                made.append(piece("h2", plain(block.title)))
            case b.Heading():
                made.append(piece("h3", plain(block.text)))
            case b.BulletList():
                made.append(listed("ul", block.items))
            case b.NumberedList():
                made.append(listed("ol", block.items))
            case b.Facts():
                columns = (b.Column("What"), b.Column("Answer"))
                made.append(table(b.Table("", columns, tuple(b.row(one.label, one.value) for one in block.facts))))
            case b.Table():
                made.append(table(block))
            case _:
                made += [piece("p", plain(text)) for text in b.block_sayings(block) if text]
    return "\n\n".join(made)
