"""A client of yaml-language-server: opens one file, as an editor does, and asks what to show."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

Message = dict[str, Any]

_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
_ABLE = {
    "workspace": {"configuration": True},
    "textDocument": {"completion": {"completionItem": {"documentationFormat": ["plaintext"]}}},
}


class Editor:
    """One file open in an editor that talks to the server over its standard input and output."""

    def __init__(self, to: IO[bytes], back: IO[bytes], path: Path) -> None:
        self._to, self._back = to, back
        self._uri = path.as_uri()
        self._count = 0
        self._noted: list[Message] = []
        self._ask("initialize", processId=None, rootUri=path.parent.as_uri(), capabilities=_ABLE)
        self._tell("initialized")
        document = {"uri": self._uri, "languageId": "yaml", "version": 1}
        text = path.read_text(encoding="utf-8")
        self._tell("textDocument/didOpen", textDocument={**document, "text": text})

    def problems(self) -> list[str]:
        """What the editor underlines: the line, counted from 1, and what is said of it."""
        wanted = "textDocument/publishDiagnostics"
        while not (heard := [note for note in self._noted if note.get("method") == wanted]):
            self._noted.append(self._read())
        return [
            f"{entry['range']['start']['line'] + 1}: {entry['message']}"
            for entry in heard[-1]["params"]["diagnostics"]
        ]

    def hover(self, line: int, column: int) -> str:
        """What the editor shows beside the word at a place, both counted from 0."""
        shown = self._at("textDocument/hover", line, column)
        return "" if shown is None else str(shown["contents"]["value"])

    def offers(self, line: int, column: int) -> dict[str, str]:
        """What the editor offers to write at a place, each with what it says of it."""
        offered = self._at("textDocument/completion", line, column)
        return {entry["label"]: str(entry.get("documentation", "")) for entry in offered["items"]}

    def _at(self, method: str, line: int, column: int) -> Any:
        place = {"line": line, "character": column}
        return self._ask(method, textDocument={"uri": self._uri}, position=place)

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": parameters})
        while (message := self._read()).get("id") != number or "method" in message:
            self._noted.append(message)
        return message["result"]

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._to.flush()

    def _read(self) -> Message:
        length = 0
        while header := self._back.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server ended"
        message: Message = json.loads(self._back.read(length))
        if "id" in message and "method" in message:  # the server asks us in turn
            asked = message.get("params", {}).get("items")
            answer = [_SETTINGS if item.get("section") == "yaml" else {} for item in asked or ()]
            self._send({"id": message["id"], "result": answer if asked else None})
        return message


@contextmanager
def editing(server: list[str], path: Path) -> Iterator[Editor]:
    """An editor with the file open; the server ends with the block."""
    command = [*server, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as ran:
        assert ran.stdin is not None
        assert ran.stdout is not None
        try:
            yield Editor(ran.stdin, ran.stdout, path)
        finally:
            ran.kill()
