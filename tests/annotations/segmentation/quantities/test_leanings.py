"""Which side of the day of publication a date lies on, and that what the sentence leaves open is not certain."""

from __future__ import annotations

from datetime import date

import pytest

from annotations.segmentation.quantities.quantities import find_quantities

PUBLISHED = date(2023, 3, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "value", "certain"),
    [
        ("Voters stayed away because of the flood in Ganja on Monday.", "2023-03-13", False),
        ("She will back him because of the raid in Ganja on Monday.", "2023-03-13", False),
        ("They plan to close on May 3 the mill where nine drowned on March 2.", "2023-03-02", True),
        ("The envoys will leave the camp that opened on Monday.", "2023-03-13", True),
        ("On Monday they will count the ballots.", "2023-03-20", True),
        ("On Monday they counted the ballots.", "2023-03-13", True),
        ("The firm expects the parts by Sunday.", "2023-03-19", False),
        ("The new rule takes effect in June.", "2023-06", False),
        ("He travels to the fair, which begins Monday.", "2023-03-20", False),
        ("The seats booked in June and July are dear.", "2023-07", False),
        ("They will march at the rally on Wednesday.", "2023-03-15", False),
        ("The court will hear the man arrested on Monday.", "2023-03-13", False),
        ("The court agreed to hear him on Monday.", "2023-03-20", False),
        ("The vote will be held on Monday.", "2023-03-20", True),
        ("The vote was held on Monday.", "2023-03-13", True),
        ("He will come to Paris, France, on Monday, he said.", "2023-03-20", False),
        ("The minister will discuss the attack in Ganja on Monday.", "2023-03-20", False),
        ("The fair is expected to open on Monday.", "2023-03-20", True),
        ("The fair was expected to open on Monday.", "2023-03-20", False),
        ("Rain, cold and wind on Monday.", "2023-03-13", False),
    ],
)
def test_the_nearest_verb_settles_the_side_or_nothing_is_certain(text: str, value: str, certain: bool) -> None:
    one = [one for one in find_quantities(text, 0, len(text), published=PUBLISHED) if one.details["type"] == "date"][-1]
    assert (one.details["value"], one.details.get("certain", True)) == (value, certain)


@pytest.mark.parametrize(
    ("text", "value", "certain"),
    [
        ("The towns were celebrating on Aug. 24.", "XXXX-08-24", False),
        ("The Aug. 24 raid on the port is well known.", "XXXX-08-24", False),
        ("May 28 is Republic Day.", "XXXX-05-28", False),
        ("In 2018 she was elected on October 4.", "2018-10-04", False),
        ("The 2019 strike began on September 2.", "2019-09-02", False),
        ("On Aug. 5, 2021, they talked; on Aug. 9 the siege began.", "2021-08-09", False),
        ("The 2019 winner will speak on April 4.", "2023-04-04", True),
        ("He was born on October 4.", "2022-10-04", False),
        ("They met on March 3.", "2023-03-03", True),
    ],
)
def test_a_day_without_a_year_takes_that_of_its_sentence_or_says_that_it_is_open(text: str, value: str, certain: bool) -> None:
    one = [one for one in find_quantities(text, 0, len(text), published=PUBLISHED) if one.details["type"] == "date"][-1]
    assert (one.details["value"], one.details.get("certain", True)) == (value, certain)
