import type { YesWords } from './yes';

export const SPANISH_YES: YesWords = {
  yes: 'si yes afirmativo',
  objections:
    'no nunca tampoco pero mejor espere espera otro otra distinto diferente cambiar cambie cancele cancelar equivocado incorrecto olvide',
  assent: `claro correcto exacto exactamente perfecto vale bueno bien bueno okay ok dale listo seguro cierto supuesto acuerdo conforme confirmo confirmado
adelante excelente genial asi eso gracias favor desde luego efectivamente ese problema inconveniente 1 uno`,
  around: `por de es el la lo un una me mi muy mucho tan que esta este esto estoy todo ya y a al con para le les se usted ustedes atlas numero telefono
celular movil linea llamada llamar llame llamen llameme llamenme ahora hoy pronto puede pueden podria hagalo hacerlo haga queda suena parece creo pues ah
eh em senor senora senorita seria gusta gustaria encantaria quiero`,
  whole: /^(?:lo es|asi es|eso es|ese es|hagalo|adelante|como no|m+)$/,
  noThatAgrees: /\bno (?=hay (?:problema|inconveniente)\b)|\bno hay (?=(?:problema|inconveniente)\b)|\bno (?=(?:esta bien|es correcto)\b)/g,
};
