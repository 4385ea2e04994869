"""LibreOffice as it runs beside: how to reach it, how to tell it what is wanted."""

import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def properties(values: dict[str, Any]) -> tuple[Any, ...]:
    made = []
    for name, content in values.items():
        entry = PropertyValue()
        entry.Name, entry.Value = name, content
        made.append(entry)
    return tuple(made)


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    for _attempt in range(240):
        try:
            return resolver.resolve(f"uno:{pipe};StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    sys.exit("LibreOffice does not answer")
