"""What earlier builds made, by a hash of everything that went into them.

A build whose deck, sources, media, templates, ledger and quizgen are those of an earlier one makes
the same bytes (but for PDF, which is not kept), so these are taken from the user's cache folder,
and neither YAML nor templates are read. The folder may be deleted at any time. Two builds at once
do not disturb each other: every entry is written whole under a name that says what it holds, and
what does not hold that is ignored.
"""

from quizgen.publishing.build_cache.stored_builds import StoredBuild, find_build, store_build

__all__ = ["StoredBuild", "find_build", "store_build"]
