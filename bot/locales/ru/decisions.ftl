# Решение о найме.

decision-ask-button = ⚖️ Спросить решение
decision-sent = Отправлено на решение
decision-recalled = Вопрос отозван
decision-title = ⚖️ Решение: <b>{ $name }</b>
decision-waiting = ⏳ Решает { $decider }. Спрашивает { $name }, { $moment }
decision-question-open = ❓ Есть вопрос, отвечает { $name }
decision-overtaken = Вопрос снят: кандидат уже на другом этапе или вопрос отозван.
decision-made = { $answer } · { $name }, { $moment }
decision-why = { $why }
decision-until = до { $day }
decision-range = Вилка вакансии: { $range }
decision-note = 📝 { $name }: { $text }
decision-open = ❗ <b>Что ещё не решено</b>
decision-no-consent = • нет согласия на обработку данных
decision-hire = ✅ Нанять
decision-hold = 💤 Отложить
decision-reject = ❌ Отказать
decision-recall = ↩︎ Отозвать
decision-offer = 📨 Подготовить оффер
decision-answer-hire = ✅ Нанять
decision-answer-reject = ❌ Отказать
decision-answer-hold = 💤 Отложить
decision-answer-waiting = ⏳ Ждёт решения
decision-answer-overtaken = Вопрос снят
decision-asked = { $name } просит решить по кандидату
decision-answered = Решение принято
decision-asks = Вопрос перед решением
decision-reminder = ⏳ Ждут вашего решения: <b>{ $name }</b>, { $title }. Спрашивает { $recruiter }, { $moment }
decision-open-button = ⚖️ Открыть
today-sign-decision = ⚖️
today-sign-decision-question = ❓
today-decision = ждёт вашего решения, { $day }

# -- сравнение финалистов
compare-button = 📊 Сравнить
compare-title = 📊 <b>Сравнение: { $title }</b>
compare-title-plain = 📊 <b>Сравнение</b>
compare-name-alone = { $number } <b>{ $name }</b>
compare-empty = Сравнивать пока некого: на вакансии нет кандидатов в работе.
compare-name = { $number } <b>{ $name }</b> · { $stage }
compare-fit = 🎯 Обязательных навыков: { $met } из { $musts }
compare-pay = 💰 { $amount }
compare-pay-within = 💰 { $amount } · в вилке
compare-pay-above = 💰 { $amount } · выше вилки
compare-verdicts = 🗓 Выводы: { $verdicts }
compare-scores = Оценки: { $scores }
compare-score-apart = { $title } { $mean } (разброс { $spread })
compare-missing = { $count ->
    [one] ⏳ Не хватает { $count } оценки
    [few] ⏳ Не хватает { $count } оценок
    [many] ⏳ Не хватает { $count } оценок
   *[other] ⏳ Не хватает { $count } оценки
}
compare-blind = 🙈 Оценки коллег откроются после вашей
compare-free = 💤 Отложен до { $day }
compare-note = 📝 { $name }: { $text }
compare-left-out = Ещё в работе: { $count }. Показаны те, кто дошёл дальше.
compare-draw = 🖼 Картинкой
compare-numbers = Номера те же, что в сравнении.
compare-votes = да { $yes } · нет { $no }
compare-row-stage = Этап
compare-row-fit = Обязательные навыки
compare-row-pay = Зарплата
compare-row-verdicts = Выводы
compare-row-mean = Средняя оценка
decision-missing-cards = { $count ->
    [one] • нет { $count } оценки
    [few] • нет { $count } оценок
    [many] • нет { $count } оценок
   *[other] • нет { $count } оценки
}
decision-disagree = • мнения интервьюеров расходятся
