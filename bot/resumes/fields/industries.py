"""Industries as job sites print them under a company: to be told from companies and titles."""

from __future__ import annotations

_INDUSTRIES = """информационные технологии, системная интеграция, интернет|финансовый сектор|розничная торговля|услуги для бизнеса
|электроника, приборостроение, бытовая техника, компьютеры и оргтехника|телекоммуникации, связь|тяжелое машиностроение
|управление многопрофильными активами|сми, маркетинг, реклама, btl, pr, дизайн, продюсирование
|строительство, недвижимость, эксплуатация, проектирование|автомобильный бизнес|перевозки, логистика, склад, вэд
|продукты питания|товары народного потребления (непищевые)|металлургия, металлообработка|добывающая отрасль|нефть и газ
|энергетика|сельское хозяйство|лесная промышленность, деревообработка|химическое производство, удобрения
|медицина, фармацевтика, аптеки|образовательные учреждения|искусство, культура|гостиницы, рестораны, общепит, кейтеринг
|государственные организации|общественная деятельность, партии, благотворительность, нко|услуги для населения
|промышленное оборудование, техника, станки и комплектующие
|it, system integration, internet|information technology, system integration, internet|financial sector|retail|business services
|electronics, instrument engineering, domestic appliances, computers and office equipment|telecommunications
|heavy engineering|multi-asset management|media, marketing, advertising, btl, pr, design, producing
|construction, real estate, maintenance, project engineering|automobile business|transportation, logistics, warehouse, foreign trade
|food products|non-food consumer goods|metallurgy, metal working|extractive industry|oil and gas|energy|agriculture
|timber industry, woodworking|chemical industry, fertilizers|medicine, pharmaceuticals, pharmacies|educational institutions
|arts, culture|hotels, restaurants, catering|government organizations|social activities, parties, charity, ngos
|services to population|industrial equipment, machinery and parts"""
_KNOWN = frozenset(name.strip() for name in _INDUSTRIES.replace("\n", "").split("|"))
_LONGEST_START = 25


def is_industry(text: str) -> bool:
    """Whether a line is an industry's name, perhaps cut off where the line wrapped."""
    bare = text.casefold().replace("ё", "е").strip(" •.,")
    return bare in _KNOWN or (len(bare) >= _LONGEST_START and any(name.startswith(bare) for name in _KNOWN))
