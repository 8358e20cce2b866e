# The company's settings and the end of a trial.

command-company = Company settings
company-title = 🏢 <b>{ $name }</b>
company-zone = Company time: { $place }, now { $clock }
company-country = Working calendar: { $country }
company-days = { $count ->
        [0] No own working days or days off
        [one] { $count } own working day or day off
       *[other] { $count } own working days or days off
    }
company-language = Language of groups and newcomers: { $language }
company-hint = Deadlines in days and working days go by the company's time and calendar. Everybody chooses their own time and language in their settings.
company-button-name = ✏️ Name
company-button-zone = 🕐 Time
company-button-country = 🌍 Country
company-button-calendar = 📅 Own days
company-button-wipe = Wipe trial data
company-ask-name = What is the company called? Now: { $name }
company-zones = Which time does the company live by? Now: { $place }, { $clock }
company-countries = Which country's calendar do you work by? Now: { $country }
company-calendar = 📅 <b>Own working days and days off</b>
    The rest by the calendar of: { $country }
company-calendar-empty = Everything goes by the calendar so far. Add a day if the company rests or works otherwise.
company-button-add-day = ➕ Add a day
company-ask-day = Which day differs? Type, for example: December 31 day off, party. Or: February 20 working.
company-day-on = 🛠 { $day }: working day
company-day-off = 🌴 { $day }: day off

trial-title = 🧹 <b>Wipe trial data</b>
trial-vacancies = { $count ->
        [one] { $count } vacancy with its history
       *[other] { $count } vacancies with their history
    }
trial-candidates = { $count ->
        [one] { $count } candidate with résumés
       *[other] { $count } candidates with résumés
    }
trial-tasks = { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }
trial-points = { $count ->
        [one] { $count } line in the points ledger
       *[other] { $count } lines in the points ledger
    }
trial-stays = Employees, departments, roles, absences, rewards and all settings stay. Messages in chats are not deleted.
trial-confirm = This cannot be undone. To confirm, type the company's name: <code>{ $name }</code>
trial-empty = 🧹 Nothing to wipe: there are no vacancies, candidates, tasks or points yet.
trial-wiped = 🧹 <b>Trial data wiped</b>
    Vacancies: { $vacancies }, candidates: { $candidates }, tasks: { $tasks }. You can begin in earnest.
settings-button-company = 🏢 Company settings
