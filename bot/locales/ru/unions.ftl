# Две карточки одного человека

union-same = 👥 Тот же человек…
union-suspects = 👥 Похоже, это тот же человек. С кем объединить карточку?
union-no-suspects = 👥 Похожих карточек в базе не видно.
union-type-name = Можно и напечатать имя.
union-type-other = Можно напечатать другое имя.
union-found = 👥 Нашлось по запросу «{ $asked }». С кем объединить?
union-not-found = 👥 По запросу «{ $asked }» никого не нашлось.
union-title = 👥 <b>Две карточки станут одной</b>
union-side = В базе с { $day }, { $count ->
    [0] без резюме
    [one] { $count } резюме
    [few] { $count } резюме
    [many] { $count } резюме
   *[other] { $count } резюме
}
union-stays = Останется:
union-field = { $field }: <b>{ $text }</b> { $sign }
union-all-moves = Резюме, заметки, контакты, вакансии и письма обеих карточек сохранятся. Источник останется от первой по времени.
union-one-application = На вакансии «{ $title }» останется одна заявка: та, что продвинулась дальше.
union-take = { $field } ⇄ { $text }
union-button = ✅ Объединить
union-done = 👥 Теперь это одна карточка: <b>{ $name }</b>. В ней и всё, что было в карточке «{ $other }». Разъединить можно в течение 30 дней.
union-open = 👤 Открыть карточку
union-undo = ↩️ Разъединить
union-part = ↩️ Разъединить: { $name }
union-parted = ↩️ Карточки снова отдельны. То, что добавили после объединения, осталось в карточке «{ $name }».
union-parted-already = Карточки уже разъединены
timeline-verb-united = 👥 Объединена с карточкой
timeline-verb-parted = ↩️ Карточки разъединены
