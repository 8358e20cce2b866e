# Searching the candidate base.

find-start = 🔎 <b>Search the base</b>

    Type whom you are looking for in one line, for example:
    <code>project manager 5+ years up to $3000</code>
    <code>python django over 3 years Moscow</code>
    <code>Ivanov</code>, a phone or an e-mail

    I understand skills, experience, salary, city, age, education, languages, stage, vacancy, source, #tag, consent, talent pool, rejections and dates ("added last month"). "Not", "without" and a minus exclude, "or" joins. Other words are looked for in résumés and notes.
find-saved = ⭐ Saved searches:
find-forget = Remove
find-filters = 🎛 Filters
find-filters-title = 🎛 <b>Filters</b>. Tap to add or take off. Anything else can simply be typed.
find-group-set = ✓ { $group }: { $count }
find-group-competency = Skills
find-group-experience = Experience
find-group-salary = Salary
find-group-city = City
find-group-language = Languages
find-group-education = Education
find-group-stage = Stage
find-group-source = Source
find-group-tag = Tags
find-group-added = When added
find-group-standing = Pool, consent, rejections
find-group-title = 🎛 <b>{ $group }</b>
find-group-counts = The number tells how many people are left.
find-group-nothing = Nothing to choose from among those found.
find-show = 🔎 Show: { $count }
find-show-more = 🔎 Show: { $count }+
find-fit = 🎯 By vacancy
find-fit-which = 🎯 For which vacancy? Those who fit best come first.
find-fit-none = 🎯 There are no open vacancies yet.
find-keep = ⭐ Save
find-kept = Search saved: it waits in /find
find-new = 🔎 New search
find-everybody = the whole base
find-not = not { $value }
find-or = {" "}or{" "}
find-stage = stage: { $stage }
find-rejected = was rejected
find-reserve = in the talent pool
find-vacancy = vacancy: { $value }
find-source = source: { $value }
find-tag = #{ $value }
find-source-email = came by e-mail
find-source-referral = referred
job-site-superjob = SuperJob
job-site-habr = Habr Career
job-site-linkedin = LinkedIn
job-site-telegram = Telegram
job-site-avito = Avito
find-native = (native)
find-experience-from = { $value } or more
find-experience-to = { $value } or less
find-experience-between = experience: { $low } – { $high }
find-experience-is = { $value }
find-age-from = aged { $value } or over
find-age-to = aged up to { $value }
find-age-between = aged { $low }–{ $high }
find-age-is = aged { $value }
find-added-from = added since { $value }
find-added-to = added until { $value }
find-added-between = added { $low } – { $high }
find-added-is = added { $value }
find-consent-not-asked = no consent
find-consent-asked = consent asked
find-consent-given = consent given
find-consent-declined = consent declined
find-consent-withdrawn = consent withdrawn
find-consent-expired = consent expired

find-found = { $count ->
    [one] 🔎 <b>{ $count } candidate found</b>
   *[other] 🔎 <b>{ $count } candidates found</b>
}
find-found-more = 🔎 <b>{ $count }+ candidates found</b>
find-in-reserve = 🗃 In the talent pool
find-for = 🎯 Vacancy: { $title }
find-no-competencies = The vacancy names no skills, so there is nothing to compare with. Add them on the vacancy's card.
find-nobody = Nobody was found. Check the spelling or try other words.
find-nobody-filters = Nobody was found. Take one of the filters below off: ✕.
find-age-noted = ⚖️ Filtering by age is put on record: the law forbids refusing somebody because of age (Labour Code of Russia, art. 64).
find-row = { $number }. <b>{ $name }</b>
find-at = 💼 { $title }: { $stage }
find-attach = ➕ { $number }
find-musts = 🎯 { $met } of { $musts } must-haves
find-below = ✓ { $name } ({ $level } of { $wanted })
find-nice = Also: { $names }
find-pay-within = 💰 Salary within the range
find-pay-above = 💰 Asks for more than the range
find-pay-unknown = 💰 No salary to compare
find-sort-fit = Best fit
find-sort-new = Newest
find-sort-salary = Salary ↑
find-sort-experience = Experience ↓
find-in-base = 🔎 Search the base

find-inline-open = Open the card
find-inline-card = 👤 The candidate's card opens in a private chat with the bot, for those who may see it.
find-inline-nobody = Nobody was found
find-inline-denied = Searching the base is for recruiters
find-inline-hint = Type a name or skills

vacancy-button-fit = 🎯 Who in our base fits?

education-secondary = secondary education
education-vocational = vocational education
education-incomplete-higher = incomplete higher
education-bachelor = bachelor
education-master = master
education-higher = higher education
education-doctorate = doctorate
education-course = courses

human-language-english = English
human-language-german = German
human-language-french = French
human-language-spanish = Spanish
human-language-italian = Italian
human-language-portuguese = Portuguese
human-language-chinese = Chinese
human-language-japanese = Japanese
human-language-korean = Korean
human-language-arabic = Arabic
human-language-turkish = Turkish
human-language-polish = Polish
human-language-czech = Czech
human-language-serbian = Serbian
human-language-ukrainian = Ukrainian
human-language-belarusian = Belarusian
human-language-kazakh = Kazakh
human-language-uzbek = Uzbek
human-language-armenian = Armenian
human-language-georgian = Georgian
human-language-tatar = Tatar
human-language-hebrew = Hebrew
human-language-russian = Russian
find-export = 📤 { $format }
find-pick = ☑ <b>Whom to compare?</b> { $count } of { $most } chosen
find-pick-most = No more than { $most } people fit side by side. Take somebody off.
find-compare = 📊 Compare ({ $count })
