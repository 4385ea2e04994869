"""Has LibreOffice remove a row of a table and type another, as an official does.

It runs on the Python that has LibreOffice's module ``uno``, not on that of the tests:
``python3 edit_rows.py PROFILE FILE TITLE GONE AT TEXT...`` finds the table whose first cell says
TITLE, takes out the row GONE, types the texts into a new row AT, and writes FILE.edited.docx.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.word.office.desk import connected, properties


def main(profile: Path, file: str, title: str, rows: tuple[int, int], texts: list[str]) -> None:
    pipe = f"pipe,name={profile.name};urp"
    command = ["soffice", "--headless", "--norestore", f"--accept={pipe}"]
    office = subprocess.Popen([*command, f"-env:UserInstallation={profile.as_uri()}"])
    context = connected(pipe)
    desk = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    uri = Path(file).as_uri()
    document = desk.loadComponentFromURL(uri, "_blank", 0, properties({"Hidden": True}))
    tables = document.TextTables
    every = [tables.getByIndex(at) for at in range(tables.Count)]
    table = next(each for each in every if each.getCellByName("A1").String == title)
    gone, at = rows
    table.Rows.removeByIndex(gone, 1)
    table.Rows.insertByIndex(at, 1)
    for column, text in enumerate(texts):
        table.getCellByPosition(column, at).String = text
    document.storeToURL(f"{uri}.edited.docx", properties({"FilterName": "MS Word 2007 XML"}))
    document.close(True)
    desk.terminate()
    office.wait(60)


main(
    Path(sys.argv[1]), sys.argv[2], sys.argv[3], (int(sys.argv[4]), int(sys.argv[5])), sys.argv[6:]
)
