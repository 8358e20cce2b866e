# Поиск по базе кандидатов.

find-start = 🔎 <b>Поиск по базе</b>

    Напишите, кого ищете, одной строкой, например:
    <code>python django от 3 лет до 250к Москва</code>
    <code>бухгалтер 1С английский B2 без опыта</code>
    <code>Иванов</code>, телефон или почта

    Понимаю навыки, опыт, зарплату, город, возраст, образование, языки, этап, вакансию, источник, #метку, согласие, резерв, отказы и даты («добавлены за неделю»). «Кроме», «без» и минус исключают, «или» объединяет. Остальные слова ищутся в резюме и заметках.
find-saved = ⭐ Сохранённые поиски:
find-forget = Убрать
find-filters = 🎛 Фильтры
find-filters-title = 🎛 <b>Фильтры</b>. Нажмите, чтобы добавить или убрать. Всё остальное можно просто написать.
find-group-set = ✓ { $group }: { $count }
find-group-competency = Навыки
find-group-experience = Опыт
find-group-salary = Зарплата
find-group-city = Город
find-group-language = Языки
find-group-education = Образование
find-group-stage = Этап
find-group-source = Источник
find-group-tag = Метки
find-group-added = Когда добавлены
find-group-standing = Резерв, согласие, отказы
find-group-title = 🎛 <b>{ $group }</b>
find-group-counts = Число показывает, сколько человек останется.
find-group-nothing = Среди найденных выбирать не из чего.
find-show = 🔎 Показать: { $count }
find-show-more = 🔎 Показать: { $count }+
find-fit = 🎯 По вакансии
find-fit-which = 🎯 На какую вакансию ищем? Первыми будут те, кто подходит лучше.
find-fit-none = 🎯 Открытых вакансий пока нет.
find-keep = ⭐ Сохранить
find-kept = Поиск сохранён: он ждёт в /find
find-new = 🔎 Новый поиск
find-everybody = вся база
find-not = не { $value }
find-or = {" "}или{" "}
find-stage = этап: { $stage }
find-rejected = был отказ
find-reserve = в резерве
find-vacancy = вакансия: { $value }
find-source = источник: { $value }
find-tag = #{ $value }
find-source-email = пришли по почте
find-source-referral = по рекомендации
job-site-superjob = SuperJob
job-site-habr = Хабр Карьера
job-site-linkedin = LinkedIn
job-site-telegram = Telegram
job-site-avito = Авито
find-native = (родной)
find-experience-from = опыт { $value } и больше
find-experience-to = опыт { $value } и меньше
find-experience-between = опыт: { $low } – { $high }
find-experience-is = опыт { $value }
find-age-from = возраст от { $value }
find-age-to = возраст до { $value }
find-age-between = возраст { $low }–{ $high }
find-age-is = возраст { $value }
find-added-from = в базе с { $value }
find-added-to = в базе по { $value }
find-added-between = в базе: { $low } – { $high }
find-added-is = в базе: { $value }
find-consent-not-asked = без согласия
find-consent-asked = согласие запрошено
find-consent-given = есть согласие
find-consent-declined = согласие не дано
find-consent-withdrawn = согласие отозвано
find-consent-expired = согласие истекло

find-found = { $count ->
    [one] 🔎 <b>Найден { $count } кандидат</b>
    [few] 🔎 <b>Найдено { $count } кандидата</b>
    [many] 🔎 <b>Найдено { $count } кандидатов</b>
   *[other] 🔎 <b>Найдено { $count } кандидата</b>
}
find-found-more = 🔎 <b>Найдено больше: { $count }+</b>
find-in-reserve = 🗃 В кадровом резерве
find-for = 🎯 Вакансия: { $title }
find-no-competencies = У вакансии не названы навыки, сравнивать не с чем. Добавьте их в карточке вакансии.
find-nobody = Никого не нашлось. Проверьте написание или поищите другими словами.
find-nobody-filters = Никого не нашлось. Уберите один из фильтров ниже: ✕.
find-age-noted = ⚖️ Отбор по возрасту записан в журнал: отказ из-за возраста запрещён (ст. 64 ТК РФ).
find-row = { $number }. <b>{ $name }</b>
find-at = 💼 { $title }: { $stage }
find-attach = ➕ { $number }
find-musts = { $musts ->
    [one] 🎯 Есть { $met } из { $musts } обязательного навыка
    [few] 🎯 Есть { $met } из { $musts } обязательных навыков
    [many] 🎯 Есть { $met } из { $musts } обязательных навыков
   *[other] 🎯 Есть { $met } из { $musts } обязательных навыков
}
find-below = ✓ { $name } ({ $level } из { $wanted })
find-nice = Плюсом: { $names }
find-pay-within = 💰 Зарплата в вилке
find-pay-above = 💰 Просит больше вилки
find-pay-unknown = 💰 Зарплату сравнить нельзя
find-sort-fit = Подходят
find-sort-new = Новые
find-sort-salary = Зарплата ↑
find-sort-experience = Опыт ↓
find-in-base = 🔎 Искать в базе

find-inline-open = Открыть карточку
find-inline-card = 👤 Карточка кандидата откроется в личном чате с ботом, если у вас есть к ней доступ.
find-inline-nobody = Никого не нашлось
find-inline-denied = Поиск по базе доступен рекрутерам
find-inline-hint = Напишите имя или навыки

vacancy-button-fit = 🎯 Кто подходит из базы?

education-secondary = среднее образование
education-vocational = среднее специальное
education-incomplete-higher = неполное высшее
education-bachelor = бакалавр
education-master = магистр
education-higher = высшее образование
education-doctorate = учёная степень
education-course = курсы

human-language-english = английский
human-language-german = немецкий
human-language-french = французский
human-language-spanish = испанский
human-language-italian = итальянский
human-language-portuguese = португальский
human-language-chinese = китайский
human-language-japanese = японский
human-language-korean = корейский
human-language-arabic = арабский
human-language-turkish = турецкий
human-language-polish = польский
human-language-czech = чешский
human-language-serbian = сербский
human-language-ukrainian = украинский
human-language-belarusian = белорусский
human-language-kazakh = казахский
human-language-uzbek = узбекский
human-language-armenian = армянский
human-language-georgian = грузинский
human-language-tatar = татарский
human-language-hebrew = иврит
human-language-russian = русский
find-export = 📤 { $format }
find-pick = ☑ <b>Кого сравнить?</b> Выбрано { $count } из { $most }
find-pick-most = Рядом помещаются не больше { $most } человек. Снимите кого-нибудь.
find-compare = 📊 Сравнить ({ $count })
