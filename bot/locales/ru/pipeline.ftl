# Воронка: исходы и причины, кто кого ждёт, этапы, отбор заказчиком.

outcome-rejected = Отказ
outcome-withdrew = Самоотказ
outcome-no-answer = Не отвечает
outcome-position-closed = Вакансия закрыта

end-reason-skills = Не хватает навыков
end-reason-experience = Мало опыта
end-reason-pay-expected = Высокие ожидания по зарплате
end-reason-test-task = Тестовое не подошло
end-reason-team = Не подходит команде
end-reason-overqualified = Слишком опытный
end-reason-references = Рекомендации
end-reason-rejected-other = Другая причина
end-reason-other-offer = Другой оффер
end-reason-pay-offered = Зарплата ниже ожиданий
end-reason-conditions = Формат или условия
end-reason-stays = Остаётся на прежнем месте
end-reason-personal = Личные обстоятельства
end-reason-too-slow = Слишком долго ждать
end-reason-withdrew-other = Другая причина
end-reason-silent = Не отвечает на сообщения
end-reason-no-show = Неявка на собеседование
end-reason-unreachable = Контакты не работают
end-reason-filled = Выбран другой кандидат
end-reason-cancelled = Вакансия отменена
end-reason-frozen = Подбор остановлен

waiting-screening = отбор
waiting-question = ответ на вопрос
waiting-interview = собеседование
waiting-scorecard = оценочный лист
waiting-decision = решение
waiting-offer-approval = согласование оффера
waiting-offer-answer = ответ на оффер

waiting-on = ⏳ { $candidate }: { $what }, ждём: { $name } ({ $since })
waiting-on-candidate = ⏳ { $candidate }: { $what }, ждём кандидата ({ $since })

candidates-late = { $count ->
    [one] 🔴 { $count } ждёт дольше срока
    [few] 🔴 { $count } ждут дольше срока
    [many] 🔴 { $count } ждут дольше срока
   *[other] 🔴 { $count } ждут дольше срока
}
candidates-late-by = { $count ->
    [one] <i>дольше срока на { $count } рабочий день</i>
    [few] <i>дольше срока на { $count } рабочих дня</i>
    [many] <i>дольше срока на { $count } рабочих дней</i>
   *[other] <i>дольше срока на { $count } рабочего дня</i>
}
candidates-held = <i>на паузе до { $day }</i>
