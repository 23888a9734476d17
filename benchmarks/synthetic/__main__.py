"""Makes an archive of synthetic articles, without an index (``manage.py rebuild_index`` makes that).

python -m benchmarks.synthetic --articles 10000 --var FOLDER
"""

import argparse
import sys
from pathlib import Path

from benchmarks.archives import migrate, open_archive


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, required=True, help="how many")
    parser.add_argument("--var", type=Path, required=True, help="the folder, as ARCHIVE_VAR_DIR will name it")
    parser.add_argument("--seed", type=int, default=7, help="another number makes other articles (7)")
    given = parser.parse_args()
    if given.articles < 1:
        parser.error("--articles: at least 1")
    open_archive(given.var)
    migrate()
    from archive.models import Article
    from benchmarks.synthetic.filling import fill

    if Article.objects.exists():
        print(f"{given.var} holds an archive already; nothing was written.", file=sys.stderr)
        return 2
    fill(given.articles, given.seed, lambda written: print(f"\r{written} articles", end="", file=sys.stderr))
    print(file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
