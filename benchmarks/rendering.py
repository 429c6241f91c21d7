"""A document through the pool beside bare WeasyPrint on the same HTML, both warm."""

import statistics
import time
from collections.abc import Callable

import weasyprint
from rich.table import Table
from weasyprint.text.fonts import FontConfiguration

from hotline.documents import RenderPool
from hotline.documents.fetcher import FontsOnly
from hotline.documents.kinds import KINDS
from hotline.documents.pool import default_fonts
from hotline.documents.renderer import HERE, Renderer
from hotline.testing.documents import sample_source

RUNS = 15


def measure() -> Table:
    """Milliseconds (median) and kilobytes for each kind."""
    table = Table("文件", "本系统 ms", "WeasyPrint ms", "比值", "KB", title="文件生成（已预热）")
    pool, renderer = RenderPool(), Renderer(default_fonts())
    for kind, entry in KINDS.items():
        context = entry.context(sample_source(kind))
        ours, pdf = _median_ms(lambda k=kind, c=context: pool.render(k, c))
        bare, _ = _median_ms(_bare(renderer.html(kind, context)))
        table.add_row(kind.label, f"{ours:.0f}", f"{bare:.0f}", f"{ours / bare:.2f}", f"{len(pdf.data) / 1000:.0f}")
    pool.close()
    return table


def _bare(html: str) -> Callable[[], bytes]:
    fonts, fetcher = FontConfiguration(), FontsOnly(default_fonts())
    sheet = weasyprint.CSS(
        string=(HERE / "shared" / "page.css").read_text("utf-8"), base_url="font:", font_config=fonts,
        url_fetcher=fetcher,
    )
    return lambda: weasyprint.HTML(string=html, base_url="font:", url_fetcher=fetcher).write_pdf(
        stylesheets=[sheet], font_config=fonts
    )


def _median_ms(work: Callable[[], object]) -> tuple[float, object]:
    result, taken = work(), []
    for _ in range(RUNS):
        begun = time.perf_counter()
        result = work()
        taken.append((time.perf_counter() - begun) * 1_000)
    return statistics.median(taken), result
