# Настройки компании и конец пробного периода.

command-company = Настройки компании
company-title = 🏢 <b>{ $name }</b>
company-zone = Время компании: { $place }, сейчас { $clock }
company-country = Производственный календарь: { $country }
company-days = { $count ->
        [0] Своих рабочих и выходных дней нет
        [one] { $count } свой рабочий или выходной день
        [few] { $count } своих рабочих или выходных дня
        [many] { $count } своих рабочих или выходных дней
       *[other] { $count } своего рабочего или выходного дня
    }
company-language = Язык групп и новых сотрудников: { $language }
company-hint = Сроки в днях и рабочие дни считаются по времени и календарю компании. Личное время и язык каждый выбирает в своих настройках.
company-button-name = ✏️ Название
company-button-zone = 🕐 Время
company-button-country = 🌍 Страна
company-button-calendar = 📅 Свои дни
company-button-wipe = Стереть пробные данные
company-ask-name = Как называется компания? Сейчас: { $name }
company-zones = По какому времени живёт компания? Сейчас: { $place }, { $clock }
company-countries = По календарю какой страны работаете? Сейчас: { $country }
company-calendar = 📅 <b>Свои рабочие и выходные дни</b>
    Остальное по календарю: { $country }
company-calendar-empty = Пока всё по календарю. Добавьте день, если компания отдыхает или работает иначе.
company-button-add-day = ➕ Добавить день
company-ask-day = Какой день отличается? Напишите, например: 31 декабря выходной, корпоратив. Или: 20 февраля рабочий.
company-day-on = 🛠 { $day }: рабочий
company-day-off = 🌴 { $day }: выходной

trial-title = 🧹 <b>Стереть пробные данные</b>
trial-vacancies = { $count ->
        [one] { $count } вакансия с историей
        [few] { $count } вакансии с историей
        [many] { $count } вакансий с историей
       *[other] { $count } вакансии с историей
    }
trial-candidates = { $count ->
        [one] { $count } кандидат с резюме
        [few] { $count } кандидата с резюме
        [many] { $count } кандидатов с резюме
       *[other] { $count } кандидата с резюме
    }
trial-tasks = { $count ->
        [one] { $count } задача
        [few] { $count } задачи
        [many] { $count } задач
       *[other] { $count } задачи
    }
trial-points = { $count ->
        [one] { $count } строка в журнале баллов
        [few] { $count } строки в журнале баллов
        [many] { $count } строк в журнале баллов
       *[other] { $count } строки в журнале баллов
    }
trial-stays = Останутся сотрудники, отделы, роли, отсутствия, награды и все настройки. Сообщения в чатах не удаляются.
trial-confirm = Вернуть стёртое нельзя. Чтобы подтвердить, напишите название компании: <code>{ $name }</code>
trial-empty = 🧹 Стирать нечего: вакансий, кандидатов, задач и баллов ещё нет.
trial-wiped = 🧹 <b>Пробные данные стёрты</b>
    Вакансии: { $vacancies }, кандидаты: { $candidates }, задачи: { $tasks }. Можно начинать по-настоящему.
settings-button-company = 🏢 Настройки компании
