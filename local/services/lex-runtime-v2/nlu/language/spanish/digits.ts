import { type DigitWords, wordSet } from '../language';

export const digits: DigitWords = {
  single: {
    ...{ cero: '0', uno: '1', un: '1', una: '1', dos: '2', tres: '3', cuatro: '4' },
    ...{ cinco: '5', seis: '6', siete: '7', ocho: '8', nueve: '9' },
  },
  several: {
    ...{ diez: '10', once: '11', doce: '12', trece: '13', catorce: '14', quince: '15', dieciseis: '16', diecisiete: '17', dieciocho: '18' },
    ...{ diecinueve: '19', veinte: '20', veintiuno: '21', veintidos: '22', veintitres: '23', veinticuatro: '24', veinticinco: '25' },
    ...{ veintiseis: '26', veintisiete: '27', veintiocho: '28', veintinueve: '29', cien: '100' },
    ...{ doscientos: '200', trescientos: '300', cuatrocientos: '400', quinientos: '500', seiscientos: '600' },
    ...{ setecientos: '700', ochocientos: '800', novecientos: '900' },
  },
  tens: { treinta: '3', cuarenta: '4', cincuenta: '5', sesenta: '6', setenta: '7', ochenta: '8', noventa: '9' },
  tensJoin: 'y',
  times: { doble: 2, triple: 3 },
  zeroes: { mil: '000' },
  between: wordSet('mas guion punto y codigo de area luego espacio'),
};
