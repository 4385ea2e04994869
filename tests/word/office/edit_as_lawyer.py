"""Has LibreOffice make the edits of a lawyer in drafts, with changes tracked or without.

It runs on the Python that has LibreOffice's module ``uno``, not on that of the tests:
``python3 edit_as_lawyer.py PROFILE JOBS.json``, where each job names a file, the author under whose
name changes are tracked (none: they are not), and the edits; it writes FILE.NAME.docx.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.word.office.desk import connected, properties


def found(document: Any, words: str, near: str) -> Any:
    """The first place of the words in a paragraph that holds others, whatever their spaces."""
    search = document.createSearchDescriptor()
    search.SearchRegularExpression = search.SearchCaseSensitive = True
    search.SearchString = re.sub(r"\\?[ \xa0]", "[ \N{NO-BREAK SPACE}]", re.escape(words))
    places = document.findAll(search)
    for at in range(places.Count):
        place = places.getByIndex(at)
        if spaced(near) in spaced(paragraph_of(place).String):
            return place
    raise LookupError(f"{words!r} near {near!r}")


def spaced(text: str) -> str:
    return " ".join(text.split())


def paragraph_of(place: Any) -> Any:
    cursor = place.Text.createTextCursorByRange(place.Start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    return cursor


def table_of(document: Any, title: str) -> Any:
    tables = document.TextTables
    every = (tables.getByIndex(at) for at in range(tables.Count))
    return next(
        each
        for each in every
        if title in (each.getCellByName(cell).String for cell in ("A1", "B1"))
    )


def replace(document: Any, _: Callable[[str], None], words: str, near: str, come: str) -> None:
    found(document, words, near).String = come


def strike(document: Any, _: Callable[[str], None], words: str) -> None:
    """A whole paragraph, with its end."""
    cursor = paragraph_of(found(document, words, words))
    cursor.gotoNextParagraph(True)
    cursor.String = ""


def strike_row(document: Any, dispatch: Callable[[str], None], title: str, words: str) -> None:
    table = table_of(document, title)
    at = row_with(table, words)
    document.CurrentController.select(table.getCellByPosition(0, at))
    cell = document.CurrentController.ViewCursor
    cell.gotoRange(table.getCellByPosition(0, at).Start, False)
    dispatch(".uno:DeleteRows")


def add_row(document: Any, _: Callable[[str], None], title: str, words: str, texts: Any) -> None:
    table = table_of(document, title)
    at = row_with(table, words) + 1
    table.Rows.insertByIndex(at, 1)
    for column, text in enumerate(texts):
        cell = table.getCellByPosition(column, at)
        cell.insertString(cell.createTextCursor(), text, False)


def move_row(document: Any, _: Callable[[str], None], title: str, words: str, below: str) -> None:
    """A row cut and typed again below another, as the program itself does it."""
    table = table_of(document, title)
    columns = range(table.Columns.Count)
    at = row_with(table, words)
    texts = [table.getCellByPosition(column, at).String for column in columns]
    add_row(document, _, title, below, texts)
    table.Rows.removeByIndex(at, 1)


def row_with(table: Any, words: str) -> int:
    rows = range(table.Rows.Count)
    return next(at for at in rows if words in table.getCellByPosition(0, at).String)


def move(document: Any, dispatch: Callable[[str], None], words: str, times: int) -> None:
    """A paragraph moved down, as with Ctrl+Alt+arrow."""
    view = document.CurrentController.ViewCursor
    view.gotoRange(found(document, words, words).Start, False)
    for _ in range(times):
        dispatch(".uno:MoveDown")


def comment(document: Any, _: Callable[[str], None], words: str, text: str, author: str) -> None:
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Content, note.Author = text, author
    place = found(document, words, words)
    place.Text.insertTextContent(place.End, note, False)


EDITS: dict[str, Callable[..., None]] = {
    each.__name__: each for each in (replace, strike, strike_row, add_row, move_row, move, comment)
}


def named(context: Any, author: str) -> None:
    """The name under which changes are tracked."""
    service = "com.sun.star.configuration.ConfigurationProvider"
    provider = context.ServiceManager.createInstanceWithContext(service, context)
    path = properties({"nodepath": "/org.openoffice.UserProfile/Data"})
    service = "com.sun.star.configuration.ConfigurationUpdateAccess"
    access = provider.createInstanceWithArguments(service, path)
    given, _, last = author.rpartition(" ")
    access.setPropertyValue("givenname", given)
    access.setPropertyValue("sn", last)
    access.commitChanges()


def main(profile: Path, jobs: Any) -> None:
    pipe = f"pipe,name={profile.name};urp"
    command = ["soffice", "--headless", "--norestore", f"--accept={pipe}"]
    office = subprocess.Popen([*command, f"-env:UserInstallation={profile.as_uri()}"])
    context = connected(pipe)

    def service(name: str) -> Any:
        return context.ServiceManager.createInstanceWithContext(name, context)

    desk = service("com.sun.star.frame.Desktop")
    helper = service("com.sun.star.frame.DispatchHelper")
    try:
        for job in jobs:
            if job["author"]:
                named(context, job["author"])
            uri = Path(job["file"]).as_uri()
            document = desk.loadComponentFromURL(uri, "_blank", 0, properties({"Hidden": True}))
            document.RecordChanges = bool(job["author"])
            frame = document.CurrentController.Frame

            def dispatch(command: str, frame: Any = frame) -> None:
                helper.executeDispatch(frame, command, "", 0, ())

            for name, *values in job["edits"]:
                EDITS[name](document, dispatch, *values)
            kind = properties({"FilterName": "MS Word 2007 XML"})
            document.storeToURL(f"{uri}.{job['name']}.docx", kind)
            document.close(True)
    finally:
        desk.terminate()
        office.wait(60)


assert uno
main(Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
