"""Looking at a text before it comes in: what it is taken for and what the project has of it, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from itertools import count

import pytest

from annotations.access import Access
from annotations.errors import Forbidden, Invalid
from annotations.importers import IncomingArticle, IncomingRole
from annotations.models import Act, Article, Job, Original, TextPrint
from annotations.segmentation.layout.stated import BY_HAND
from annotations.services import preview
from annotations.services.articles import delete_article
from annotations.services.import_file import Said, import_file
from annotations.services.preview import Patience, preview_file, preview_text
from annotations.services.seen import SeenText
from tests import people

pytestmark = pytest.mark.usefixtures("media")
BODY = "\n\n".join(f"Paragraph {n} of this text tells at some length what was said about the road on that day." for n in range(5))


def look(by: Access, text: str) -> SeenText:
    return preview_text(by=by, incoming=IncomingArticle(text=text))


def test_a_file_is_read_and_nothing_is_stored(desk: people.Desk) -> None:
    before = (Article.objects.count(), Job.objects.count(), Original.objects.count(), Act.objects.count())
    seen = preview_file(by=desk.anahit, data=people.ARTICLE.encode("utf-16"), filename="court.txt")
    assert seen.text is not None
    assert (seen.text.found.title, seen.text.incoming.encoding) == ("Court orders Azerbaijan to keep the Lachin corridor open", "utf-16-le")
    assert seen.text.found.published == "2023-02-22"
    assert (Article.objects.count(), Job.objects.count(), Original.objects.count(), Act.objects.count()) == before


def test_a_viewer_may_not_even_look(desk: people.Desk) -> None:
    with pytest.raises(Forbidden):
        preview_file(by=desk.vera, data=b"A text.", filename="a.txt")


def test_the_very_text_is_known_and_a_deleted_one_too(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    known = look(desk.anahit, people.ARTICLE).known
    assert known is not None
    assert (known.article_id, known.deleted) == (article.pk, False)
    delete_article(by=desk.edda, article=article)
    known = look(desk.anahit, people.ARTICLE).known
    assert known is not None
    assert known.deleted


def test_a_near_duplicate_is_named_with_its_share_and_what_differs(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, BODY, title="The road")
    near = look(desk.anahit, BODY.replace("Paragraph 4 of", "Instead of the fifth, paragraph 4 of")).near
    assert near is not None
    assert (near.article_id, near.title, near.per_cent) == (article.pk, "The road", 80)
    assert [one[:20] for one in near.new] == ["Instead of the fifth"]
    assert [one[:12] for one in near.gone] == ["Paragraph 4 "]


def test_little_in_common_is_no_near_duplicate_and_projects_are_apart(desk: people.Desk, dara: Access) -> None:
    people.segmented_article(desk.anahit, BODY)
    other = "\n\n".join(f"Quite another paragraph {n} tells at some length of what happened elsewhere on that day." for n in range(5))
    assert look(desk.anahit, f"{other}\n\n{BODY.splitlines()[0]}").near is None
    assert look(dara, BODY + "\n\nMore.").near is None


def test_what_two_stored_texts_have_in_common_is_kept_with_the_later_one(desk: people.Desk) -> None:
    first = people.segmented_article(desk.anahit, BODY)
    second = people.segmented_article(desk.anahit, BODY + "\n\nA last paragraph that only the second of the two texts has at its end.")
    kept = {one.article_id: one for one in TextPrint.objects.all()}
    assert (kept[first.pk].alike_id, kept[second.pk].alike_id) == (None, first.pk)
    assert (kept[second.pk].shared, len(kept[second.pk].keys)) == (5, 6)


def test_marks_that_had_to_be_mended_are_named_with_their_paragraph(desk: people.Desk) -> None:
    said = '"The road is closed, the minister said on Tuesday, and it will stay so for some weeks.'
    text = f"A headline stands here\n\n{said}\n\nNothing else.\n"
    (one,) = look(desk.anahit, text).unbalanced
    assert (one.paragraph, one.why) == (2, "no closing mark")


def test_a_long_text_is_looked_at_in_its_beginning(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "LOOKED_AT", 200)
    seen = look(desk.anahit, BODY)
    assert not seen.whole
    assert 0 < seen.looked_at <= 200
    assert seen.paragraphs[-1].end <= seen.looked_at


def test_members_and_rows_are_shown_and_each_fault_has_its_place(desk: people.Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/one.txt", "A text of its own.")
        archive.writestr("b/two.txt", "caf\xe9".encode("latin-1"))
    seen = preview_file(by=desk.anahit, data=packed.getvalue(), filename="all.zip")
    assert [one.filename for one in seen.members] == ["a/one.txt"]
    assert [one.file for one in seen.problems] == ["b/two.txt"]
    assert not seen.refused  # the good member still goes in
    rows = preview_file(by=desk.anahit, data=b'{"text": "One."}\n{"text": 7}\n', filename="rows.jsonl")
    assert rows.refused  # rows stand or fall together
    assert [one.line for one in rows.problems] == [2]


def zipped(*files: tuple[str, bytes | str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return packed.getvalue()


def test_what_there_is_no_time_for_is_counted_and_left_to_the_import(desk: people.Desk) -> None:
    data = zipped(*((f"{n}.txt", f"Text number {n}.") for n in range(9)), ("photo.png", b"\x89PNG"), ("__MACOSX/0.txt", "x"))
    ticks = count()
    seen = preview_file(by=desk.anahit, data=data, filename="all.zip", patience=Patience(seconds=5, clock=lambda: next(ticks)))
    assert (len(seen.members), seen.left, seen.more) == (4, 5, True)
    whole = preview_file(by=desk.anahit, data=data, filename="all.zip")
    assert (len(whole.members), whole.left, whole.more) == (9, 0, False)


def test_rows_stop_too_and_nothing_is_begun_when_time_is_over(desk: people.Desk) -> None:
    over = Patience(seconds=0, clock=lambda: 7)
    seen = preview_file(by=desk.anahit, data=people.ARTICLE.encode(), filename="a.txt", patience=over)
    assert (seen.late, seen.text, seen.refused) == (True, None, False)
    ticks = count()
    rows = b'{"text": "One."}\n' * 30
    seen = preview_file(by=desk.anahit, data=rows, filename="a.jsonl", patience=Patience(seconds=5, clock=lambda: next(ticks)))
    assert (len(seen.members), seen.more) == (4, True)


def test_a_large_member_is_not_opened_and_counted(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "AT_ONCE", 1_000)
    seen = preview_file(by=desk.anahit, data=zipped(("a.txt", "A text."), ("b.pdf", "x" * 1_001)), filename="all.zip")
    assert ([one.filename for one in seen.members], seen.left, seen.problems) == (["a.txt"], 1, ())


def test_what_is_large_is_left_to_the_worker(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "LOOKED_INTO", 100)
    assert preview_file(by=desk.anahit, data=b"x" * 101, filename="a.txt").too_large_here


def test_what_was_said_of_a_text_comes_in_with_it(desk: people.Desk) -> None:
    text = f"{BODY}\n\nSubscribe to our newsletter\n"
    at = text.index("Subscribe")
    passages = (IncomingRole(at, at + 27, "body", BY_HAND), IncomingRole(0, 20, "boilerplate", BY_HAND))
    said = Said({"title": "By hand", "outlet": "Azernews"}, passages)
    done = import_file(by=desk.anahit, data=text.encode(), filename="a.txt", said=said)
    assert done.article is not None
    people.segment_due()
    article = Article.objects.get(pk=done.article.article_id)
    assert (article.title, article.outlet) == ("By hand", "Azernews")
    roles = dict(people.edition_of(article).segments.filter(kind="paragraph").values_list("start", "role"))
    assert (roles[at], roles[0]) == ("body", "boilerplate")


def test_a_passage_outside_the_text_is_refused(desk: people.Desk) -> None:
    with pytest.raises(Invalid):
        import_file(by=desk.anahit, data=b"Short.", filename="a.txt", said=Said({}, (IncomingRole(0, 99, "body", BY_HAND),)))
