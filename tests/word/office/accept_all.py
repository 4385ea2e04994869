"""Has LibreOffice accept or reject every change of documents, and say what is left.

It runs on the Python that has LibreOffice's module ``uno``, not on that of the tests:
``python3 accept_all.py PROFILE accept|reject FILE...`` writes FILE.accept.txt or FILE.reject.txt.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.word.office.desk import connected, properties

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
TEXT = {"FilterName": "Text (encoded)", "FilterOptions": "UTF8"}


def main(profile: Path, how: str, files: list[str]) -> None:
    pipe = f"pipe,name={profile.name};urp"
    command = ["soffice", "--headless", "--norestore", f"--accept={pipe}"]
    office = subprocess.Popen([*command, f"-env:UserInstallation={profile.as_uri()}"])
    context = connected(pipe)

    def service(name: str) -> Any:
        return context.ServiceManager.createInstanceWithContext(name, context)

    desk, helper = (
        service("com.sun.star.frame.Desktop"),
        service("com.sun.star.frame.DispatchHelper"),
    )
    for file in files:
        uri = Path(file).as_uri()
        document = desk.loadComponentFromURL(uri, "_blank", 0, properties({"Hidden": True}))
        helper.executeDispatch(document.CurrentController.Frame, COMMANDS[how], "", 0, ())
        document.storeToURL(f"{uri}.{how}.txt", properties(TEXT))
        document.close(True)
    desk.terminate()
    office.wait(60)


main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
