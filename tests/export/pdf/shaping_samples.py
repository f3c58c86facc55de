"""Lines in other scripts with their known-good pictures in tests/data/shaping."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A line of text, the face of its script, and whether it runs from right to left."""

    text: str
    font: str
    rtl: bool = False


SIZE = 40
"""Of the letters, in pixels."""
WIDTH, HEIGHT = 800, 120
"""Of the pictures, in pixels."""

SAMPLES = {
    "arabic": Sample("يأتي العامل (أحمد) الساعة 10:30 إلى Mill Rise", "NotoSansArabic", rtl=True),
    "arabic-marks": Sample("صَبَاحًا لا إله إلا الله", "NotoSansArabic", rtl=True),
    "persian": Sample("می‌خواهم پیاده‌روی کنم، ۱۲۳", "NotoSansArabic", rtl=True),
    "urdu": Sample("آپ کی دیکھ بھال کا معاہدہ، 10:30 بجے", "NotoNastaliqUrdu", rtl=True),
    "hebrew": Sample("העובד מגיע (בבוקר) בשעה 10:30", "NotoSansHebrew", rtl=True),
    "mixed": Sample("Said “مرحبا (hello) بك” to me", "NotoSansArabic"),
    "hindi": Sample("कार्यकर्ता हर सोमवार क्षत्रिय की", "NotoSansDevanagari"),
    "bengali": Sample("আপনার যত্নের চুক্তি কর্মী", "NotoSansBengali"),
    "punjabi": Sample("ਤੁਹਾਡੀ ਦੇਖਭਾਲ ਦਾ ਇਕਰਾਰਨਾਮਾ", "NotoSansGurmukhi"),
    "gujarati": Sample("કાર્યકર્તા દર સોમવારે આવે છે", "NotoSansGujarati"),
    "tamil": Sample("உங்கள் பராமரிப்பு ஒப்பந்தம்", "NotoSansTamil"),
    "welsh": Sample("Tŷ Gŵyn, dŵr, ŵyn a’r môr", "NotoSansHebrew"),
    "polish": Sample("Zażółć gęślą jaźń, Łódź", "NotoSansHebrew"),
}
