"""A cache of builds, by a hash of everything that they depend on.

A build with the same deck, sources, media, templates, ledger and quizgen as an earlier build has
the same bytes (except PDF, which is not cached). So its files are copied from the user's cache
folder, and neither YAML nor templates are read. The folder can be deleted at any time. Builds can
share it at the same time: an entry is written atomically under a hash as its name, and an entry
that is incomplete or damaged is ignored.
"""

from quizgen.publishing.build_cache.stored_builds import StoredBuild, find_build, store_build

__all__ = ["StoredBuild", "find_build", "store_build"]
