import { type ConfirmationWords, phrases, wordSet } from '../language';

export const confirmation: ConfirmationWords = {
  yes: phrases(
    `si, si si, sip, claro, claro que si, por supuesto, desde luego, correcto, correcta, exacto, exactamente, asi es, eso es, es correcto, es
correcta, esta correcto, esta bien, muy bien, bien, bueno, de acuerdo, vale, ok, okay, okey, dale, perfecto, confirmo, lo confirmo, afirmativo,
adelante, hagalo, hazlo, por favor, si por favor, me parece bien, suena bien, con gusto, como no, por que no, no hay problema, sin problema, ese
es, ese mismo, es ese, cierto, verdad, eso, listo, quiero, si quiero, me gustaria, gracias`,
  ),
  no: phrases(
    `no, no no, nop, no gracias, para nada, en absoluto, de ninguna manera, claro que no, por supuesto que no, desde luego que no, no es correcto,
no esta bien, no es ese, ese no es, ese no, asi no, no quiero, no lo quiero, no lo creo, no creo, no me interesa, no por ahora, ahora no, hoy no,
todavia no, aun no, mejor no, nunca, jamas, negativo, incorrecto, incorrecta, equivocado, es incorrecto, esta mal, mal, falso, numero equivocado,
cancelar, cancele, cancela, cancelelo, olvidelo, olvidalo, dejelo, dejalo, dejemoslo, pare, espere, otro dia, en otro momento, cambie, cambielo,
de nuevo, otra vez, empezar de nuevo, he cambiado de idea, cambie de opinion`,
  ),
  openings: new Set(
    phrases(
      `si, si si, sip, claro, claro que si, por supuesto, desde luego, correcto, exacto, asi es, eso es, es correcto, esta bien, de acuerdo, vale, ok,
okay, okey, dale, perfecto, confirmo, lo confirmo, adelante, hagalo, hazlo, si por favor, me parece bien, suena bien, ese es, como no`,
    ),
  ),
  polite: wordSet('bueno pues entonces ah oh oye oiga hola por favor gracias muchas senor senora senorita muy eso y ya mire mira'),
  turns: wordSet('pero espere espera mejor'),
  farewells: wordSet('adios chao hasta'),
  weak: wordSet('pare espere mal nunca'),
  asking: wordSet('que cual como quien cuando donde cuanto'),
  maybeNotAsking: 'por',
  strongYes: wordSet('si sip claro correcto correcta exacto exactamente perfecto'),
  strongNo: wordSet('no nop nunca jamas incorrecto incorrecta equivocado cancelar cancele'),
  yesOnlyInShort: 'si',
  not: 'no',
};
