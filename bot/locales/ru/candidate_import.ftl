# Кандидаты из таблицы.

base-import-begin = 📥 Загрузить кандидатов
base-import-ask = 👤 <b>Кандидаты из таблицы</b>
    Пришлите выгрузку с сайта, из другой системы или свою таблицу. Сначала покажу, что понял, столбцы можно поправить, и только потом добавлю.
base-import-hint = Обязательно только имя. Пойму телефон, почту, должность, зарплату, город, возраст, навыки, языки, образование, источник, теги, комментарий, вакансию, этап. Кто уже есть в базе, у того заполнятся пустые поля, а о похожих спрошу.
base-import-checking = { $count ->
    [one] Проверяю { $count } строку…
    [few] Проверяю { $count } строки…
    [many] Проверяю { $count } строк…
   *[other] Проверяю { $count } строки…
}
base-import-good = { $count ->
    [0] Добавить некого
    [one] Можно взять { $count } строку
    [few] Можно взять { $count } строки
    [many] Можно взять { $count } строк
   *[other] Можно взять { $count } строки
}
base-import-no-names = ⚠️ Не вижу столбца с именами. Укажите его в столбцах.
base-import-taken = Беру: { $columns }
base-import-left = Не беру: { $columns }
base-import-columns = 🔀 Столбцы
base-import-columns-title = 🔀 <b>Что в каком столбце</b>
base-import-columns-hint = Нажмите на столбец, чтобы изменить.
base-import-column = Столбец <b>{ $header }</b>
base-import-example = В первой строке: { $value }
base-import-now = Сейчас: { $value }
base-import-nothing = не брать
base-import-as-staff = 👥 Это сотрудники
base-import-bad-file = 📎 Файл с ошибками
base-import-bad-sent = { $count ->
    [one] 📎 { $count } строка с ошибкой. Поправьте и пришлите этот файл ещё раз, последний столбец можно оставить.
    [few] 📎 { $count } строки с ошибками. Поправьте и пришлите этот файл ещё раз, последний столбец можно оставить.
    [many] 📎 { $count } строк с ошибками. Поправьте и пришлите этот файл ещё раз, последний столбец можно оставить.
   *[other] 📎 { $count } строки с ошибкой. Поправьте и пришлите этот файл ещё раз, последний столбец можно оставить.
}
base-import-why = Что не так
base-import-running = Обработано { $done } из { $total }. Можно заниматься другими делами.
base-import-added = { $count ->
    [one] ✅ Добавлен { $count } кандидат
    [few] ✅ Добавлено { $count } кандидата
    [many] ✅ Добавлено { $count } кандидатов
   *[other] ✅ Добавлено { $count } кандидата
}
base-import-updated = { $count ->
    [one] ✏️ Дополнена { $count } карточка
    [few] ✏️ Дополнены { $count } карточки
    [many] ✏️ Дополнено { $count } карточек
   *[other] ✏️ Дополнено { $count } карточки
}
base-import-unchanged = Уже в базе, без изменений: { $count }
base-import-doubtful = { $count ->
    [one] ❓ Под вопросом { $count } строка
    [few] ❓ Под вопросом { $count } строки
    [many] ❓ Под вопросом { $count } строк
   *[other] ❓ Под вопросом { $count } строки
}
base-import-ask-who = Похожие на тех, кто уже есть, ждут вас во входящих: тот же это человек или другой, решаете вы.
base-import-consent = Согласие на обработку данных у новых не спрошено.
base-import-inbox = 📥 Разобрать вопросы
base-import-gone = 👤 Никто не добавлен, таблица не хранится.
base-import-again = 📥 Другая таблица

import-column-name = ФИО
import-column-last-name = Фамилия
import-column-first-name = Имя
import-column-middle-name = Отчество
import-column-phone = Телефон
import-column-email = Почта
import-column-telegram = Телеграм
import-column-links = Ссылки
import-column-position = Должность
import-column-city = Город
import-column-salary = Зарплата
import-column-salary-min = Зарплата от
import-column-salary-max = Зарплата до
import-column-currency = Валюта
import-column-salary-period = За какой срок
import-column-experience = Опыт
import-column-experience-months = Опыт, месяцев
import-column-age = Возраст
import-column-birth-date = Дата рождения
import-column-citizenship = Гражданство
import-column-skills = Навыки
import-column-languages = Языки
import-column-education = Образование
import-column-employer = Место работы
import-column-source = Источник
import-column-tags = Теги
import-column-comment = Комментарий
import-column-vacancy = Вакансия
import-column-stage = Этап

base-import-row-name-missing = нет имени
base-import-row-name-too-long = слишком длинное имя
base-import-row-text-too-long = слишком длинный текст
base-import-row-phone = не похоже на телефон
base-import-row-email = не похоже на почту
base-import-row-telegram = не похоже на имя в Телеграме
base-import-row-link = не похоже на ссылку
base-import-row-salary = не понятна зарплата
base-import-row-currency = нет такой валюты
base-import-row-experience = не понятен опыт
base-import-row-age = не понятен возраст или дата рождения
base-import-row-tags = тегов слишком много или они слишком длинные
base-import-row-vacancy-unknown = такой открытой вакансии нет
base-import-row-vacancy-doubtful = таких вакансий несколько
base-import-row-stage-unknown = такого этапа нет
base-import-row-stage-hired = выход на работу оформляется в карточке, а не таблицей
