"""The office's own pictures on the site: the arms of the regency, the head's portrait."""

from pathlib import Path

import pytest

from infra import page_rules


def test_what_the_office_has_given_is_published_and_named_and_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, rules, arms = tmp_path / "kantor", tmp_path / "rules.ts", tmp_path / "lambang.png"
    arms.write_bytes(b"the arms")
    monkeypatch.setattr(page_rules, "PUBLISHED", site)

    def build(emblem: Path | None) -> str:
        given = {"EMBLEM": emblem, "PORTRAIT": None}
        monkeypatch.setattr(page_rules, "pictures", lambda: given)
        page_rules.main(rules)
        return rules.read_text(encoding="utf-8")

    assert 'EMBLEM: string = "/kantor/lambang.png";' in build(arms)
    assert (site / "lambang.png").read_bytes() == b"the arms"
    without = build(None)
    assert 'EMBLEM: string = "";' in without and 'PORTRAIT: string = "";' in without
    assert not site.exists()
