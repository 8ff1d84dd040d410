import { byId, type Child, fill, h } from './dom.ts';
import { showHelp } from './help.ts';
import { listen } from './keys.ts';
import { otherLanguage, say, speak } from './language.ts';

/** Fills the line at the top of the page; what is shown below is told when another language is spoken. */
export function fillTop(children: Child, spoken: () => void): void {
  const turn = () => {
    speak(otherLanguage());
    spoken();
  };
  const help = say('按键 (?)', 'Keys (?)');
  fill(
    byId('top'),
    children,
    h('button', { class: 'quiet', onclick: showHelp, title: help, 'aria-label': help }, '?'),
    h(
      'button',
      { class: 'quiet', onclick: turn, lang: otherLanguage() },
      otherLanguage() === 'en' ? 'English' : '中文',
    ),
  );
}

/** The keys that do something everywhere. */
export function listenEverywhere(): void {
  listen({ '?': showHelp }, new AbortController().signal);
}
