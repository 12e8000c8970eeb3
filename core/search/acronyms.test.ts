/** Where texts say what an acronym stands for, and where they do not. */
import { describe, expect, it } from 'vitest';
import { definitionsIn } from './acronyms.ts';

const said = (text: string): string =>
  definitionsIn(text)
    .map(({ short, long }) => `${short} = ${long}`)
    .join('; ');

describe('an acronym is defined', () => {
  it.each([
    [
      'Les membres de l’Organisation du traité de sécurité collective (OTSC) se taisent.',
      'OTSC = Organisation du traité de sécurité collective',
    ],
    [
      'L’OTSC (Organisation du traité de sécurité collective), fondée en 1992, attend.',
      'OTSC = Organisation du traité de sécurité collective',
    ],
    [
      'Et l’OTSC, l’Organisation du traité de sécurité collective, reste muette.',
      'OTSC = Organisation du traité de sécurité collective',
    ],
    ['Le Traité de sécurité collective (TSC) lie six États.', 'TSC = Traité de sécurité collective'],
    ['Le produit intérieur brut (ou PIB) recule.', 'PIB = produit intérieur brut'],
    ['L’Union européenne (l’UE) hésite.', 'UE = Union européenne'],
    ['Elle lit l’ADN (acide désoxyribonucléique) des graines.', ''],
    ['On lit l’acide désoxyribonucléique (ADN) des graines.', 'ADN = acide désoxyribonucléique'],
    [
      'The Collective Security Treaty Organization (CSTO) met once.',
      'CSTO = Collective Security Treaty Organization',
    ],
    [
      'The CSTO — the Collective Security Treaty Organization — met.',
      'CSTO = Collective Security Treaty Organization',
    ],
    ['The gross domestic product (G.D.P.) fell.', 'G.D.P. = gross domestic product'],
    ['The U.N. (United Nations) waits.', 'U.N. = United Nations'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('nothing is defined', () => {
  it.each([
    'Moscou (AFP) – Les combats continuent dans la région.',
    'L’OTSC reste silencieuse (voir plus haut).',
    'L’UE, un ensemble, avance.',
    'Six pays sont membres de l’OTSC (dont la Russie, le Bélarus et le Kazakhstan).',
    'La réunion de Genève (SUISSE) a duré.',
    'Le chapitre II (IV dans la première édition) est perdu.',
    'Depuis la Seconde Guerre mondiale, sur 1 000 kilomètres carrés (KM).',
    'NASA, neuf années sans aucun retour.',
    'Rien ici que des minuscules (otsc).',
  ])('%s', (text) => expect(said(text)).toBe(''));
});
