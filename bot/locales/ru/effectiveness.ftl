# Показатели: сколько сделано, вовремя ли, и задачи за каждой цифрой.

figures-own = 📊 <b>Мои показатели</b>
figures-person = 📊 Показатели: <b>{ $name }</b>
figures-team = 📊 Показатели: <b>{ $name }</b>
figures-nobody = Здесь появятся люди, которыми вы руководите.
figures-period = { $since } — { $until }
figures-none = За это время задач не было.
figures-settled = Задач за период: { $count }, из них принято: { $accepted }
figures-on-time = ✅ Вовремя: { $count } из { $judged } ({ $share })
figures-late = 🔴 С опозданием: { $count }
figures-late-average = Среднее опоздание сданных: { $span }
figures-returned = ↩️ Возвращали на доработку: { $count }
figures-burning = 🔥 Горит сейчас: { $count }
figures-review = Проверка в среднем занимает { $span } — это время проверяющего, на сроки исполнителя не влияет
figures-regular = 🔥 Горит регулярно: больше { $percent } % опозданий не меньше чем в { $bad } из последних { $weeks } недель
figures-small = { $count ->
    [one] Данных мало: всего { $count } задача со сроком. Выводы делать рано.
    [few] Данных мало: всего { $count } задачи со сроком. Выводы делать рано.
    [many] Данных мало: всего { $count } задач со сроком. Выводы делать рано.
   *[other] Данных мало: всего { $count } задачи со сроком. Выводы делать рано.
}
figures-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
    [many] { $count } недель
   *[other] { $count } недели
}
figures-trend = 📈 График по неделям
figures-drawing = Рисую, пришлю через несколько секунд
figures-trend-caption = 📈 <b>{ $name }</b>, последние 12 недель. Зелёное — сдано вовремя, красное в полоску с цифрой — с опозданием.
figures-short-share = вовремя { $share }
figures-short-late = 🔴 { $count }
figures-short-burning = 🔥 { $count }
figures-short-regular = горит регулярно
figures-short-small = данных мало
figures-cases = 📊 <b>{ $name }</b>: { $figure }
figures-cases-count = { $count ->
    [one] { $count } задача
    [few] { $count } задачи
    [many] { $count } задач
   *[other] { $count } задачи
}
figure-settled = все
figure-accepted = ✅ принято
figure-on-time = вовремя
figure-late = 🔴 с опозданием
figure-returned = ↩️ возвращали
figure-burning = 🔥 горит
