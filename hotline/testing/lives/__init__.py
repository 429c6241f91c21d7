"""Random but legal lives of cases: what may happen to a case, and what must hold whenever it comes to rest.

`calls`, `answers` and `acts` say which moves are legal; `standing`, `supervising` and `seeing` what must hold.
The machine that draws the moves, on the real engine, broker and database, is `tests/lives/`.
"""
