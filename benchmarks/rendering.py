"""A document through the pool beside bare WeasyPrint on the same HTML, both warm."""

import statistics
import time
from collections.abc import Callable

import weasyprint
from rich.table import Table
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from hotline.documents import RenderPool
from hotline.documents.fetcher import FontsOnly
from hotline.documents.kinds import KINDS
from hotline.documents.pool import default_fonts
from hotline.documents.renderer import Renderer
from hotline.testing.documents import sample_source

RUNS = 15


def measure() -> Table:
    """Milliseconds (median) and kilobytes for each kind."""
    table = Table("文件", "本系统 ms", "WeasyPrint ms", "比值", "页", "KB/页", title="文件生成（已预热）")
    pool, renderer = RenderPool(), Renderer(default_fonts())
    for kind, context_of in KINDS.items():
        context = context_of(sample_source(kind))
        bare = _bare(renderer.html(kind, context), renderer.sheets(kind))
        (ours, pdf), (alone, _) = _medians_ms(lambda k=kind, c=context: pool.render(k, c), bare)
        size = f"{len(pdf.data) / pdf.pages / 1000:.0f}"
        table.add_row(kind.label, f"{ours:.0f}", f"{alone:.0f}", f"{ours / alone:.2f}", str(pdf.pages), size)
    pool.close()
    return table


def _bare(html: str, sheets: list[str]) -> Callable[[], bytes]:
    fonts, counters, fetcher = FontConfiguration(), CounterStyle(), FontsOnly(default_fonts())
    styles = [
        weasyprint.CSS(
            string=sheet, base_url="font:", font_config=fonts, counter_style=counters, url_fetcher=fetcher
        )
        for sheet in sheets
    ]
    return lambda: weasyprint.HTML(string=html, base_url="font:", url_fetcher=fetcher).write_pdf(
        stylesheets=styles, font_config=fonts, counter_style=counters
    )


def _medians_ms(*works: Callable[[], object]) -> list[tuple[float, object]]:
    """In turns, so that whatever else the machine does hits all alike."""
    results = [work() for work in works]
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, times in zip(works, taken, strict=True):
            begun = time.perf_counter()
            work()
            times.append((time.perf_counter() - begun) * 1_000)
    return [(statistics.median(times), result) for times, result in zip(taken, results, strict=True)]
