"""`quizgen draft`: propose facts, print prompts for an assistant, and merge its answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import complete_decks, find_decks, print_line
from quizgen.cli.draft_output import print_check, print_merging, print_prompt, print_proposals
from quizgen.cli.finding_output import print_findings

if TYPE_CHECKING:
    from quizgen.drafting.answers import Answer
    from quizgen.drafting.prompt_parts import Prompt
    from quizgen.facts.deck import Deck
    from quizgen.facts.sources import Source
    from quizgen.languages.language import Language


@click.command("draft")
@click.argument("article", shell_complete=complete_decks)
@click.option("--prompt", is_flag=True, help="Print a prompt for an AI assistant instead.")
@click.option("--repair", is_flag=True, help="With --prompt: for the facts that have findings.")
@click.option("--review", is_flag=True, help="With --prompt: for a strict review of all items.")
@click.option(
    "--part",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="With --prompt: print this part of a long prompt.",
)
@click.option(
    "--merge",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="ANSWER",
    help="Merge an assistant’s answer into the deck; - reads it from stdin.",
)
def command(  # noqa: PLR0913 - an argument for each option
    article: str, *, prompt: bool, repair: bool, review: bool, part: int, merge: str | None
) -> None:
    """Propose facts from an article, or get them from an AI assistant.

    ARTICLE is a text file or a deck. Of a deck, only sentences that no fact covers are used.

    \b
    quizgen draft seeds/bees.txt > decks/bees.yaml   Start a deck of drafts, found by rules
    quizgen draft bees                               Propose facts that the deck lacks
    quizgen draft --prompt seeds/bees.txt            Print a prompt that asks for a deck
    quizgen draft --prompt bees                      Print a prompt that asks for more facts
    quizgen draft --merge answer.txt bees            Merge the answer, and check the deck
    quizgen draft --prompt --repair bees             Ask for corrections of facts with findings
    quizgen draft --prompt --review bees             Ask for a strict review of every item

    quizgen never uses the network: you paste a prompt into a chat, and save the answer in a file.
    A merge adds new facts, replaces those with the same id, and changes nothing else in the deck.
    Review each fact yourself before you publish it.

    Facts proposed by rules have `draft: true`: `quizgen check` checks them and `quizgen build`
    leaves them out. Review each, then remove the line or delete the fact.
    """
    from quizgen.drafting.prompt_parts import PartError
    from quizgen.facts.yaml_blocks import BlockError

    _check_options(prompt=prompt, special=repair + review, part=part, merge=merge)
    try:
        if merge is not None:
            _merge(merge, article)
        elif repair or review:
            write = _write_repair_prompt if repair else _write_review_prompt
            print_prompt(write(find_decks((article,))[0], article, part))
        else:
            _draft(article, part if prompt else 0)
    except PartError as error:
        raise click.UsageError(str(error)) from None
    except BlockError as error:
        raise click.ClickException(str(error)) from None


def _check_options(*, prompt: bool, special: int, part: int, merge: str | None) -> None:
    """Raise click.UsageError for options that do not go together."""
    if merge is not None and (prompt or special):
        raise click.UsageError("use either --prompt or --merge")
    if special > 1:
        raise click.UsageError("use either --repair or --review")
    if not prompt and (special or part > 1):
        raise click.UsageError("--repair, --review and --part need --prompt")


def _draft(article: str, part: int) -> None:
    """Print proposals, or a part of the prompt if `part` is not 0."""
    from quizgen.facts.kind_files import load_kinds
    from quizgen.languages import DEFAULT, language_of

    path = Path(article)
    is_text = path.is_file() and path.suffix not in (".yaml", ".yml")
    deck = None if is_text else _load_deck(find_decks((article,))[0])
    language = deck.language if deck else language_of(DEFAULT)
    sources = tuple(deck.sources.values()) if deck else (_load_source(path, language),)
    if part:
        from quizgen.drafting.article_prompt import write_article_prompt

        print_prompt(write_article_prompt(sources, language, deck, part))
    else:
        from quizgen.drafting.rule_drafts import propose_facts

        kinds, findings = load_kinds(project := deck.project if deck else Path())
        print_findings(findings, project)
        proposals = propose_facts(sources, kinds, language, deck)
        print_proposals(proposals, language, None if deck else sources[0])


def _load_deck(path: Path) -> Deck:
    from quizgen.diagnostics import has_errors
    from quizgen.facts.projects import project_of
    from quizgen.pipeline import load_deck

    deck, findings = load_deck(path)
    errors = (finding for finding in findings if has_errors([finding]))
    print_findings(errors, project_of(path))
    if deck is None:
        raise SystemExit(1)
    return deck


def _load_source(path: Path, language: Language) -> Source:
    from quizgen.drafting.deck_head import read_text_source

    try:
        return read_text_source(path, language)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path} is not valid UTF-8 at byte {error.start}") from None


def _write_repair_prompt(path: Path, name: str, part: int) -> Prompt:
    """Return the prompt for a deck’s findings. Exits with 0 if it has none."""
    from quizgen.drafting.deck_text import read_deck_texts
    from quizgen.drafting.repair_prompt import write_repair_prompt
    from quizgen.facts.projects import project_of
    from quizgen.languages import DEFAULT, language_of
    from quizgen.pipeline import check_for_export, check_quizzes

    texts, unreadable = read_deck_texts(path)
    if unreadable:
        print_findings(unreadable, project_of(path))
        raise SystemExit(1)
    checked = check_quizzes(check_for_export(path))
    if not checked.findings:
        print_line(
            f"{name} has no findings\nNext: quizgen draft --prompt --review {name}", err=True
        )
        raise SystemExit(0)
    language = checked.deck.language if checked.deck else language_of(DEFAULT)
    return write_repair_prompt(texts, checked.findings, language, part)


def _write_review_prompt(path: Path, name: str, part: int) -> Prompt:
    """Return the prompt for a deck’s items. Exits with 1 if it has errors, and so no items."""
    from quizgen.drafting.review_prompt import write_review_prompt
    from quizgen.pipeline import check_deck

    checked = check_deck(path)
    if checked.deck is None:
        hint = f"run quizgen draft --prompt --repair {name}"
        raise click.ClickException(f"{name} has errors, so it has no items yet; {hint}")
    return write_review_prompt(checked.items, checked.deck.language, part)


def _merge(answer_path: str, name: str) -> None:
    """Merge an answer into a deck, or make a new deck of it, and print what has changed."""
    from quizgen.drafting.answers import read_answer
    from quizgen.drafting.merging import plan_merge, plan_new_deck
    from quizgen.exports.writing.output_folder import replace_files
    from quizgen.facts.projects import project_of

    answer, findings = read_answer(answer_path, _read_answer_text(answer_path))
    if findings:
        print_findings(findings, Path())
        raise SystemExit(1)
    path = _find_deck(name, answer)
    is_new = not path.exists()
    merging = plan_new_deck(path, answer) if is_new else plan_merge(path, answer)
    if merging.findings:
        print_findings(merging.findings, project_of(path))
        raise SystemExit(1)
    if is_new:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_files(merging.files, merging.before)
    print_merging(merging, path)
    print_check(path, name)


def _read_answer_text(path: str) -> str:
    from quizgen.input_files import read_text

    try:
        if path == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return read_text(Path(path))
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path} is not valid UTF-8 at byte {error.start}") from None


def _find_deck(name: str, answer: Answer) -> Path:
    """Return the path of a deck, or of a new one if the answer is a whole deck."""
    from quizgen.facts.ids import find_id_error

    new = Path(name) if name.endswith(".yaml") else Path("decks", f"{name}.yaml")
    try:
        return find_decks((name,))[0]
    except click.UsageError as error:
        if not {"title", "sources"} <= answer.head.keys() or not answer.facts:
            hint = "to create it, the answer needs `title:`, `sources:` and `facts:`"
            raise click.UsageError(f"{error.message}; {hint}") from None
        if problem := find_id_error(new.stem, of_files=True):
            raise click.UsageError(f"{problem}; choose another id") from None
        return new
