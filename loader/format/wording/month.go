package wording

import (
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// months are the names of months in full and shortened, folded.
var months = monthNames(
	"january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń leden ledna ianuarie ocak январь января янв январь січень січня január",
	"february feb februar février févr fev febrero fevereiro febbraio febbr februari lutego luty únor února februarie şubat февраль февраля фев лютий лютого február",
	"march mar märz mrz mars marzo março maart marca marzec březen března martie mart март марта мар березень березня marec március",
	"april apr avril avr abril abr aprile kwietnia kwiecień duben dubna aprilie nisan апрель апреля апр квітень квітня apríl április",
	"may mai mayo maio maggio mag mei maja maj květen května mayıs май мая травень травня máj május",
	"june jun juni juin junio junho giugno giu czerwca czerwiec červen června iunie haziran июнь июня июн червень червня jún június",
	"july jul juli juillet juil julio julho luglio lug lipca lipiec červenec července iulie temmuz июль июля июл липень липня júl július",
	"august aug août agosto ago augustus sierpnia sierpień srpen srpna ağustos август августа авг серпень серпня augusztus",
	"september sep sept septembre septiembre setembro settembre sett września wrzesień září septembrie eylül сентябрь сентября сен вересень вересня szeptember",
	"october oct oktober okt octobre octubre outubro out ottobre ott października październik říjen října octombrie ekim октябрь октября окт жовтень жовтня október",
	"november nov novembre noviembre novembro listopada listopad listopadu noiembrie kasım ноябрь ноября ноя листопад листопада",
	"december dec dezember dez décembre déc diciembre dic dezembro dicembre grudnia grudzień prosinec prosince decembrie aralık декабрь декабря дек грудень грудня",
)

func monthNames(lines ...string) map[string]int {
	out := map[string]int{}
	for i, line := range lines {
		for _, name := range strings.Fields(line) {
			out[twinning.Fold(name)] = i + 1
		}
	}
	return out
}
