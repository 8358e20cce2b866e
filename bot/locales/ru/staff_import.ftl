# Сотрудники из таблицы.

import-ask = 📄 <b>Сотрудники из таблицы</b>
    Пришлите файл с таблицей. Сначала покажу, что понял, и только потом добавлю.
import-columns = Столбцы, в любом порядке: <b>имя</b>, должность, отдел, руководитель, телефон, почта, дата начала, роли. Обязательно только имя.
import-formats = Подойдёт файл из Excel или CSV.
import-reading = 📄 Читаю таблицу: { $file }
import-title = 📄 <b>{ $file }</b>
import-good = { $count ->
    [0] Добавить некого
    [one] Можно добавить { $count } человека
    [few] Можно добавить { $count } человек
    [many] Можно добавить { $count } человек
   *[other] Можно добавить { $count } человека
}
import-bad = { $count ->
    [one] ⚠️ { $count } строка с ошибкой
    [few] ⚠️ { $count } строки с ошибками
    [many] ⚠️ { $count } строк с ошибками
   *[other] ⚠️ { $count } строки с ошибкой
}
import-new-departments = Новые отделы: { $names }
import-run = ✅ Добавить ({ $count })
import-running = Добавлено { $done } из { $total }. Можно заниматься другими делами.
import-done = { $count ->
    [one] ✅ Добавлен { $count } человек
    [few] ✅ Добавлено { $count } человека
    [many] ✅ Добавлено { $count } человек
   *[other] ✅ Добавлено { $count } человека
}
import-next = Остаётся пригласить их в Telegram: у каждого своя ссылка. Кому указан телефон, тот войдёт и по своему номеру.
import-invite = 🎟 Ссылки для всех
import-errors = ⚠️ Все ошибки
import-errors-title = { $count ->
    [one] ⚠️ <b>{ $count } строка с ошибкой</b>
    [few] ⚠️ <b>{ $count } строки с ошибками</b>
    [many] ⚠️ <b>{ $count } строк с ошибками</b>
   *[other] ⚠️ <b>{ $count } строки с ошибкой</b>
}
import-error = Строка { $number }: { $reason }
import-error-value = Строка { $number }: { $reason } ({ $value })
import-row-name-missing = нет имени
import-row-name-too-long = слишком длинное имя
import-row-position-too-long = слишком длинная должность
import-row-department-too-long = слишком длинное название отдела
import-row-phone = не похоже на телефон
import-row-email = не похоже на почту
import-row-start-date = не понятна дата
import-row-roles = нет такой роли
import-row-lead-unknown = руководителя нет ни в таблице, ни в компании
import-row-twice-in-table = повторяет строку выше
import-row-works-here = уже работает в компании
import-as-candidates = 👤 Это кандидаты
