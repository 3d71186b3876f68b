"""Words of which synthetic names and summaries are made, in English and Korean."""

from collections.abc import Sequence
from random import Random
from typing import Final

ONSETS: Final = "b br c cl d dr f fl g gr h j k l m n p pl qu r s sh st t tr v w z".split()
VOWELS: Final = "a e i o u ae ea ia io".split()
CODAS: Final = ("", "", "", "l", "n", "r", "s", "x", "nt", "rn", "ck")
FORMS: Final = ("", "", "Chat", "Instruct", "Base", "Coder", "Vision", "Audio", "Med", "Bio", "Embed", "Mini", "Pro")
HANGUL: Final = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호리미비시이지치키티피히루무부수우주"

SENTENCES: Final = (
    "A {size} {kind} for {field} that {maker} trained on {data}.",
    "It reads {input} and gives out {output}; its authors measured it on {measure}.",
    "Compared with earlier work it {claim} at {share} percent of the cost.",
    "The weights were released together with {release}, and {remark}.",
    "It was built for {use} and is known for {trait}.",
)
SENTENCES_KO: Final = (
    "{maker}이(가) {data_ko}(으)로 학습한 {field_ko} 모델이다.",
    "{use_ko}에 쓰이며 {trait_ko}(으)로 알려져 있다.",
    "저자들은 {measure_ko}에서 성능을 측정하였다.",
)
FILLERS: Final = {
    "size": "small|compact|mid-sized|large|very large".split("|"),
    "kind": "language model|vision model|speech model|diffusion model|multimodal model|sequence model".split("|"),
    "field": (
        "general text|clinical notes|protein sequences|chemistry|source code|mathematics|speech|robot control|"
        "satellite images|legal documents|radiology reports|drug discovery|weather|music|time series|genomes"
    ).split("|"),
    "data": (
        "filtered web pages|books and encyclopedias|two trillion tokens|de-identified patient records|"
        "permissively licensed code|synthetic dialogues|captioned images|radio broadcasts|molecule strings"
    ).split("|"),
    "measure": "question answering|summarization|translation|retrieval|reasoning|folding accuracy".split("|"),
    "claim": "halves the error|matches larger models|needs no labels|keeps its accuracy|doubles the speed".split("|"),
    "release": "training code|a technical report|evaluation scripts|a data card|nothing else".split("|"),
    "remark": "commercial use is allowed|access is gated|the license forbids harm|the data is not public".split("|"),
    "use": "hospitals|call centers|laboratories|phones|schools|search engines|game studios|factories".split("|"),
    "trait": "long context|low latency|careful refusals|strong Korean|few hallucinations|stable training".split("|"),
    "input": "text|images|audio|tables|sequences".split("|"),
    "output": "text|images|embeddings|labels|structures".split("|"),
    "data_ko": "웹 문서|의료 기록|공개 코드|특허 문헌|분자 구조 자료|방송 자막".split("|"),
    "field_ko": "범용 언어|임상|단백질|화학|음성 인식|자율 주행|법률|영상 생성".split("|"),
    "use_ko": "병원 진료 기록 분석|고객 상담|신약 개발|번역|검색|코딩 보조|교육".split("|"),
    "trait_ko": "긴 문맥|빠른 응답|적은 환각|한국어 성능|안정적인 학습".split("|"),
    "measure_ko": "질의응답|요약|번역|추론|문서 검색".split("|"),
}


def pseudo_word(random: Random, syllables: int) -> str:
    """This function will return a made-up word that looks like a name."""
    parts = (random.choice(ONSETS) + random.choice(VOWELS) + random.choice(CODAS) for _ in range(syllables))
    return "".join(parts).capitalize()


def pool(random: Random, count: int) -> list[str]:
    """This function will return different made-up words."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[pseudo_word(random, random.choice((2, 2, 3)))] = None
    return list(found)


def korean_name(random: Random) -> str:
    """This function will return a made-up name in Hangul."""
    return "".join(random.choices(HANGUL, k=random.randint(3, 5)))


def prose(random: Random, sentences: Sequence[str], maker: str) -> str:
    """This function will return a summary of one sentence to all of the given ones."""
    chosen = random.sample(sentences, random.randint(1, len(sentences)))
    words = {key: random.choice(values) for key, values in FILLERS.items()}
    return " ".join(chosen).format(**words, maker=maker, share=random.randint(2, 80))
