"""Cells as people call them: letters for the column, a number for the row, both from A1."""


def reference(row: int, column: int) -> str:
    """The cell of a row and a column, both counted from 1.

    >>> reference(6, 28)
    'AB6'
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def row_and_column(cell: str) -> tuple[int, int]:
    """Row and column of a reference.

    >>> row_and_column("$AB$6")
    (6, 28)
    """
    letters = cell.replace("$", "").rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell.replace("$", "")[len(letters) :]), column
