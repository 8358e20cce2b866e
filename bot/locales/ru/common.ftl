# Общие слова: кнопки, дни, числа, карточки.

button-back = ‹ Назад
button-cancel = Отмена
button-undo = ↩︎ Отменить
button-done = Готово
button-done-count = Готово ({ $count })
button-calendar = 📅 Другой день

card-updated = Карточка обновлена
card-field = { $label }: <b>{ $value }</b>
card-field-needed = ❗️ нужно заполнить

day-offer-today = Сегодня
day-offer-tomorrow = Завтра
day-offer-friday = Пятница
day-offer-days-3 = +3 дня
day-offer-week = +1 неделя
day-offer-weeks-2 = +2 недели
day-offer-month = +1 месяц
day-offer-month-end = Конец месяца
day-offer-quarter-end = Конец квартала

days-last = последний день сегодня
days-left = { $days ->
    [one] остался { $days } день
    [few] осталось { $days } дня
    [many] осталось { $days } дней
   *[other] осталось { $days } дня
}
days-late = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
    [many] просрочено на { $days } дней
   *[other] просрочено на { $days } дня
}
just-now = только что

years = { $count ->
    [one] { $count } год
    [few] { $count } года
    [many] { $count } лет
   *[other] { $count } года
}
months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
    [many] { $count } месяцев
   *[other] { $count } месяца
}
age = { $years ->
    [one] { $years } год
    [few] { $years } года
    [many] { $years } лет
   *[other] { $years } года
}
experience-none = без опыта

salary-from = от { $amount }
salary-to = до { $amount }
salary-period-month = в месяц
salary-period-year = в год
salary-period-day = в день
salary-period-hour = в час
salary-period-project = за проект
salary-tax-net = на руки
salary-tax-gross = до вычета налога
salary-tax-unknown = налог не указан
amount-thousands = { $number } тыс.
amount-millions = { $number } млн
