import { type NameWords, phrases, wordSet } from '../language';

export const names: NameWords = {
  carriers: phrases(
    `mi nombre es, mi primer nombre es, mi apellido es, el nombre es, nombre es, me llamo, me llaman, me dicen, puede llamarme, llameme, llamame, yo
soy, soy, aqui habla, habla, le habla, habla con, esta hablando con`,
  ),
  edges: wordSet(
    'bueno pues si claro ok hola buenas buenos dias tardes por favor aqui gracias senor senora senorita sr sra don dona doctor doctora y el la eh',
  ),
  notNames: wordSet(
    `no ni ninguno que por cual como quien cuando donde ayuda pare cancele repita otra vez perdon nada nunca llame llamada numero nombre empresa
compania negocio demostracion sabe decir quiero necesito persona humano agente operador adios chao espere`,
  ),
  both: wordSet('sol luz paz'),
  clause: wordSet('de y en con pero llamo llamando hablo soy mi desde se gracias'),
  // "llamando", "diciendo": what somebody does, unless it is Fernando, Orlando or Armando.
  otherForm: /^(?!fernando$|orlando$|armando$|rolando$|hernando$)\p{L}{3,}(?:ando|iendo)$/u,
};
