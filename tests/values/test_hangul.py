import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.hangul import bigrams, has_cjk, query_bigrams

mixed_text = st.text(st.sampled_from("임상시험가를 ABz09-_.\"'國語カナ\n"))


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("", ""),
        ("BERT", "BERT"),
        ("임", "임"),
        ("임상", "임상"),
        ("임상시험", "임상 상시 시험"),
        ("임상 시험", "임상 시험"),
        ("GPT-3를", "GPT-3 를"),
        ("제3자", "제 3 자"),
        ("임상NLP모델", "임상 NLP 모델"),
        ("(임상)", "(임상)"),
        ("임상시험.", "임상 상시 시험."),
        ("中國語", "中國 國語"),
        ("カタカナ・ひらがな", "カタ タカ カナ・ひら らが がな"),
        ("\u110b\u1175\u11b7\u1109\u1161\u11bc", "임상"),
    ],
)
def test_runs_become_their_overlapping_pairs(text, indexed):
    assert bigrams(text) == indexed


@pytest.mark.parametrize(
    ("query", "rewritten"),
    [
        ("임상", "임상"),
        ("임상시험", '"임상 상시 시험"'),
        ("-임상시험", '-"임상 상시 시험"'),
        ("임상시험 OR 음악", '"임상 상시 시험" OR 음악'),
        ('"임상시험 모델"', '"임상 상시 시험 모델"'),
        ('"임상시험" 대규모', '"임상 상시 시험" "대규 규모"'),
        ("GPT-3를", "GPT-3"),
        ("BERT에서 쓰는", "BERT 쓰는"),
        ("BERT모델", "BERT 모델"),
        ("를", "를"),
        ("BERT -GPT", "BERT -GPT"),
        ('열린 "따옴표로', '열린 "따옴 옴표 표로'),
    ],
)
def test_queries_keep_their_marks_and_bind_whole_words(query, rewritten):
    assert query_bigrams(query) == rewritten


@pytest.mark.parametrize(
    ("text", "cjk"),
    [("", False), ("BERT", False), ("α", False), ("임", True), ("國", True), ("カ", True), ("ㅎ", True)],
)
def test_cjk_is_recognized(text, cjk):
    assert has_cjk(text) is cjk


@given(mixed_text)
def test_pairs_of_pairs_are_pairs(text):
    assert bigrams(bigrams(text)) == bigrams(text)


@given(mixed_text)
def test_other_text_is_kept(text):
    def others(string):
        return re.sub(r"[\s가-힣\u3040-\u30ff\u4e00-\u9fff]", "", string)

    assert others(bigrams(text)) == others(text)


@given(st.text("임상시험모델", min_size=2, max_size=8), st.integers(0, 6), st.integers(2, 8))
def test_every_part_of_a_word_of_two_syllables_or_more_is_found(word, start, length):
    part = word[start : start + length]
    if len(part) >= 2:
        assert f" {bigrams(part)} " in f" {bigrams(word)} "


@given(st.text())
def test_no_text_raises(text):
    assert has_cjk(text) == has_cjk(bigrams(text))
    assert query_bigrams(text).count('"') >= text.count('"')
