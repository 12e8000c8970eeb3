/**
 * Words that only connect in one language, and may tell something in another: asked only of texts in theirs. Those that tell
 * nothing anywhere are in `stop-words.ts`. As written, in lower case.
 */
import { irregularFrench } from './french-words.ts';
import { isConnecting } from './stop-words.ts';

const ITALIAN = `alcuni alcune allora altra altre altri altro anche ancora aveva avevano avere bene che chi ciascuno cioè circa come
  comunque con così cui dagli dai dal dalla dalle dallo degli dei del della delle dello dentro detto dopo dove dunque durante
  ecco era erano essere fino forse fra fuori già gli infatti insieme invece mai meno mentre mia mio molte molti molto
  negli nei nel nella nelle nello nessuno niente noi non nostra nostro nulla ogni oggi oltre ora per perché però poco poi
  presso prima proprio può pure qualche quale quando quanto quasi quella quelle quelli quello questa queste questi questo
  qui quindi sarà sempre senza sia siamo sono sopra sotto stesso sua sue sugli sui sul sulla
  sulle suo suoi tanto troppo tutta tutte tutti tutto una uno verso voi`;
const PORTUGUESE = `acima agora ainda algo alguma algumas alguns algum além antes aos apenas após aquela aquele aqui assim até bem
  cada com como contra contudo das dela dele deles depois desde dessa desse desta deste disse dos durante ela ele elas eles
  embora entre então era eram essa esse esta está estão estava estavam este eu foi foram havia isso isto já lhe logo mais mas
  menos mesma mesmo muita muitas muito muitos nada nas nem nenhum nessa nesse nesta neste nos nossa nosso num numa nunca
  não onde outra outras outro outros para pela pelas pelo pelos pode podem pois por porque porém pouco quais qual quando
  quanto que quem quer sem sempre sendo ser será seu seus sido sob sobre somente sua suas são também tanto tem têm ter
  tinha toda todas todo todos tudo uma umas uns você vez`;
const DUTCH = `aan achter alle alleen alles als altijd andere ander anders bij binnen boven buiten daar daarom dan dat deze die
  dit door dus een eens eerst elk elke enkele en er geen haar had hadden heb hebben heeft hem hen het hier hij hoe hun iets
  ieder iedere ik in ja je kan kon konden kunnen langs maar maken meer men met mijn misschien moest moet moeten mogen naar
  nadat niet niets nog nooit nu of om omdat onder ons onze ook op over reeds sinds soms steeds te tegen toch toen tot
  tussen uit van vaak vanaf veel voor vooral waar waarom want waren was wat weer wel welke werd werden wie wij worden wordt
  zal zeer zelf zich zij zijn zo zoals zonder zou zouden zullen`;
const RUSSIAN = `без более больше будет будто будут вам вас весь вдруг ведь вместе во вот все всегда всего всех всё вы где даже
  два две другая другие другой его ей если есть ещё еще здесь или именно иногда им ими каждый как какой когда конечно
  которая которого которой которые который которых кроме лишь лучше между меня мне много может можно мой мы надо нас наш не
  него нее неё некоторые ней несколько нет нибудь никогда ним них ничего но однако один одна он она они опять очень перед
  под поэтому после потом потому почти при про просто раз разве сам своего своей свои своих свой себе себя сейчас сегодня
  сквозь снова совсем среди так также такая такие такой там тебя тем теперь то тогда того тоже только тот три тут ты уж
  уже хотя хоть чего чем через что чтоб чтобы чуть эта эти этого этой этом этот`;
const POLISH = `albo ale ani aż bardzo bez będzie bo być była było były był bardziej choć ci coś czy dla dlaczego dlatego dlatego
  dość gdy gdyż gdzie gdyby ich inne inny innych jak jaki jako jednak jednego jego jej jest jestem jeszcze jeśli jeżeli już
  każdy każda kiedy kto która które którego której który których którzy ku lecz lub mają między mimo może można mnie musi
  nad nam nas nasz nawet nic nie nich niego niej nigdy nim niż oraz oni one pod podczas ponieważ poza potem powinien
  prawie przed przede przez przy raz również sam są siebie się skąd swoje swój swoich tak taka takie taki także tam tego tej
  ten też tego to tobie tu tutaj tych tylko tym wam wasz we wiele wielu więc więcej wszystko wszystkie wszystkich wśród
  właśnie zawsze zaś ze znowu żaden że żeby`;
const SWEDISH = `alla allt att av bara blev bli blir bland både båda dag de dem den denna deras dess dessa det detta dig din dock
  då där därför efter eftersom eller en endast ett fick från få får för före genom gör göra ha hade han hans har hela
  hennes hon honom hur här icke ingen inget inom inte ju jag kan knappt kom kunde kring lika man med medan mellan men mer mest
  mig min mot mycket många måste ned ner nog nu några någon något när nästan och också om oss på redan sedan sig sin sina
  sitt ska skall skulle som ständigt så sådan samma samt till trots under upp ut utan vad var vara varit varje varför vars
  vem vi vid vilka vilken vilket vill vissa än ändå ännu åt även över`;

const inSet = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/u).map((word) => word.normalize('NFC')));
const BY_LANGUAGE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['it', inSet(ITALIAN)],
  ['pt', inSet(PORTUGUESE)],
  ['nl', inSet(DUTCH)],
  ['ru', inSet(RUSSIAN)],
  ['pl', inSet(POLISH)],
  ['sv', inSet(SWEDISH)],
]);

/** Verbs of French that say little by themselves, in whatever form. */
const FRENCH_VERBS = inSet(
  'aller faire dire peuvent doit vouloir sait voir venir devenir revenir tenir prendre mettre permettre rendre recevoir',
);

/** True for words such as `depuis` or `several` in a text of this language. As written, in any case. */
export function onlyConnects(written: string, language: string | null): boolean {
  const word = written.toLowerCase().normalize('NFC');
  if (isConnecting(word) || BY_LANGUAGE.get(language ?? '')?.has(word) === true) return true;
  return language === 'fr' && FRENCH_VERBS.has(irregularFrench(word) ?? '');
}
