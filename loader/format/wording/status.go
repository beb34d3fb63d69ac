package wording

import "github.com/sistergraph/sistergraph/twinning"

// statusWords are words for how ties stand, compared as kindWords are.
var statusWords = map[twinning.Status][]string{
	twinning.StatusActive: {
		"active", "current", "existing", "in force", "ongoing", "valid", "yes", "aktiv", "bestehend", "gültig", "laufend",
		"in Kraft", "actif", "en cours", "en vigueur", "activo", "activa", "vigente", "ativo", "ativa", "attivo", "attiva", "in vigore", "actief",
		"aktywne", "aktywny", "aktivní", "aktív", "activ", "aktif", "действует", "действующий", "действующее", "активный", "чинний",
		"有效", "现行", "有効", "활성",
	},
	twinning.StatusSuspended: {
		"suspended", "paused", "on hold", "frozen", "ausgesetzt", "ruhend", "ruht", "suspendu", "suspendue", "gelé", "suspendido", "suspendida",
		"suspenso", "suspensa", "sospeso", "sospesa", "opgeschort", "zawieszone", "zawieszony", "pozastaveno", "felfüggesztve", "suspendat", "askıda",
		"приостановлено", "приостановлен", "заморожено", "призупинено", "暂停", "中止", "停止中", "중단",
	},
	twinning.StatusLapsed: {
		"lapsed", "expired", "inactive", "dormant", "erloschen", "abgelaufen", "inaktiv", "eingeschlafen", "expiré", "expirée", "inactif",
		"caducado", "caducada", "inactivo", "expirado", "scaduto", "scaduta", "inattivo", "verlopen", "wygasłe", "wygasły", "lejárt", "expirat",
		"истёк", "истекло", "не действует", "недействующий", "失效", "过期", "失効", "만료",
	},
	twinning.StatusTerminated: {
		"terminated", "ended", "end", "cancelled", "canceled", "dissolved", "revoked", "annulled", "closed", "former", "no longer active", "withdrawn",
		"beendet", "aufgelöst", "gekündigt", "ehemalig", "ehemals", "aufgehoben", "terminé", "terminée", "résilié", "rompu", "ancien", "ancienne", "dissous",
		"terminado", "terminada", "rescindido", "antiguo", "finalizado", "encerrado", "rescindida", "terminato", "cessato", "sciolto", "ex", "beëindigd",
		"zakończone", "zakończony", "rozwiązane", "rozwiązany", "ukončeno", "megszűnt", "încheiat", "sona erdi",
		"прекращено", "прекращён", "расторгнуто", "расторгнут", "бывший", "розірвано", "припинено", "终止", "已终止", "解除", "終了", "종료", "해지",
	},
	twinning.StatusSuperseded: {
		"superseded", "replaced", "upgraded", "merged", "abgelöst", "ersetzt", "remplacé", "remplacée", "sustituido", "reemplazado", "substituído", "sostituito",
		"vervangen", "zastąpione", "nahrazeno", "заменено", "被取代", "升级",
	},
	twinning.StatusUnknown: unknownWords,
}

var statusOf = folded(statusWords)

// Status is the status that the words name; false when they are not known. No
// words name StatusUnknown.
func Status(words string) (twinning.Status, bool) {
	return find(statusOf, words, twinning.StatusUnknown)
}
