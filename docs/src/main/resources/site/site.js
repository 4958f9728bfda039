const script = document.currentScript;

// What is wider than its place scrolls in it, so the keyboard has to get there.
function reachScrollers() {
  for (const box of document.querySelectorAll('main .scroll, main pre')) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', box.matches('pre') ? 'Code' : box.querySelector('table') ? 'Table' : 'Diagram');
    } else {
      box.removeAttribute('tabindex');
      box.removeAttribute('role');
      box.removeAttribute('aria-label');
    }
  }
}
addEventListener('resize', reachScrollers);
document.addEventListener('drawn', reachScrollers);
reachScrollers();

// Definitions: a word leads to the glossary; here it opens what the glossary says about it.
let waiting;
function later(action) {
  clearTimeout(waiting);
  waiting = setTimeout(action, 250);
}
for (const definition of document.querySelectorAll('.definition')) {
  definition.addEventListener('pointerenter', () => clearTimeout(waiting));
  definition.addEventListener('pointerleave', event => event.pointerType === 'mouse'
    && later(() => definition.hidePopover()));
}
for (const term of document.querySelectorAll('a.term')) {
  const definition = document.getElementById(term.getAttribute('aria-controls'));
  const show = () => {
    clearTimeout(waiting);
    if (!definition.matches(':popover-open')) {
      definition.showPopover({ source: term });
    }
    const box = term.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - definition.offsetWidth - 16);
    const above = box.bottom + definition.offsetHeight + 8 > innerHeight;
    const top = above ? box.top - definition.offsetHeight - 6 : box.bottom + 6;
    definition.style.setProperty('--left', `${Math.max(left, 16) + scrollX}px`);
    definition.style.setProperty('--top', `${top + scrollY}px`);
  };
  term.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    show();
    // Who came by keyboard goes on in the definition; Escape leads back to the word.
    if (event.detail === 0) {
      definition.focus({ preventScroll: true });
    }
  });
  term.addEventListener('pointerenter', event => event.pointerType === 'mouse' && later(show));
  term.addEventListener('pointerleave', event => event.pointerType === 'mouse'
    && later(() => definition.hidePopover()));
}

// Contents: the section that is being read is marked, and the list is opened where it is.
const contents = document.getElementById('contents');
const current = () => contents.querySelector('.sections .here') ?? contents.querySelector('[aria-current]');
const links = new Map([...contents.querySelectorAll('.sections a')].map(link => [link.hash.slice(1), link]));
const headings = [...links.keys()].map(id => document.getElementById(id));
function markSection() {
  const here = headings.findLast(heading => heading.getBoundingClientRect().top < innerHeight / 3);
  links.forEach((link, id) => link.classList.toggle('here', id === here?.id));
}
addEventListener('scroll', markSection, { passive: true });
markSection();
contents.addEventListener('toggle', event => {
  if (event.newState === 'open') {
    current()?.scrollIntoView({ block: 'center' });
  }
});
contents.addEventListener('click', event => {
  if (event.target.closest('a') && contents.matches(':popover-open')) {
    contents.hidePopover();
  }
});
if (contents.scrollHeight > contents.clientHeight) {
  const at = contents.querySelector('[aria-current]');
  contents.scrollTop = at ? at.offsetTop - 80 : 0;
}

// A fold that a link leads into, or that the search has found something in, is open.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target?.closest('details:not([open])'); fold; fold = fold.closest('details:not([open])')) {
    fold.open = true;
  }
  target?.scrollIntoView();
}
addEventListener('hashchange', unfold);
if (location.hash) {
  unfold();
}

// Copies the commands of a console without the prompt and what comes back, and other code as it is.
if (navigator.clipboard) {
  for (const code of document.querySelectorAll('article pre > code:not(.language-mermaid)')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      const commands = [...code.querySelectorAll('.command')].map(each => each.textContent);
      await navigator.clipboard.writeText(commands.length ? commands.join('\n') : code.textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
    const frame = document.createElement('div');
    frame.className = 'frame';
    code.parentElement.replaceWith(frame);
    frame.append(code.parentElement, button);
  }
}

// The search: its index is a script, since a page that is opened as a file may not fetch one.
const find = document.getElementById('find');
const dialog = document.createElement('dialog');
dialog.id = 'search';
dialog.setAttribute('aria-label', 'Search');
dialog.innerHTML = `<form method="dialog"><input type="search" aria-label="Words to find" autocomplete="off"
  placeholder="Words to find"><button>Close</button></form><p role="status"></p><ol></ol>`;
document.body.append(dialog);
const field = dialog.querySelector('input');
const list = dialog.querySelector('ol');
const status = dialog.querySelector('p');

function openSearch() {
  if (!window.places && !document.getElementById('search-index')) {
    const index = document.createElement('script');
    index.id = 'search-index';
    index.src = `${script.dataset.up}search-index.js`;
    index.addEventListener('load', search);
    document.head.append(index);
  }
  dialog.showModal();
  field.select();
}

function score(place, words) {
  const title = place.title.toLowerCase();
  const heading = place.place.toLowerCase();
  const text = ` ${place.text.toLowerCase()}`;
  let sum = 0;
  for (const word of words) {
    const times = text.split(word).length - 1;
    const one = (heading.includes(word) ? 12 : 0) + (title.includes(word) ? 6 : 0) + Math.min(times, 3);
    if (one === 0) {
      return 0;
    }
    sum += one;
  }
  return text.includes(words.join(' ')) ? sum + 4 : sum;
}

function marked(element, text, words) {
  const any = words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  text.split(new RegExp(`(${any})`, 'i')).forEach((part, number) => {
    const node = document.createElement(number % 2 ? 'mark' : 'span');
    node.textContent = part;
    element.append(node);
  });
}

function snippet(text, words) {
  const at = Math.max(0, text.toLowerCase().indexOf(words[0]) - 50);
  const start = at === 0 ? 0 : text.indexOf(' ', at) + 1;
  return (start > 0 ? '… ' : '') + text.slice(start, start + 160);
}

function result(place, words) {
  const item = document.createElement('li');
  const link = item.appendChild(document.createElement('a'));
  link.href = script.dataset.up + place.href;
  const title = link.appendChild(document.createElement('strong'));
  marked(title, place.code || !place.place ? place.title : `${place.title} › ${place.place}`, words);
  const text = link.appendChild(document.createElement('small'));
  marked(text, place.code ? place.place : snippet(place.text, words), words);
  return item;
}

function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word.length > 1);
  const found = words.length === 0 || !window.places ? [] : window.places
    .map(place => ({ place, points: score(place, words) * (place.code ? 0.4 : 1) }))
    .filter(each => each.points > 0).sort((a, b) => b.points - a.points).slice(0, 20);
  list.replaceChildren(...found.map(each => result(each.place, words)));
  status.textContent = words.length === 0 ? '' : found.length === 0 ? 'Nothing found.'
    : found.length === 1 ? 'One place:' : `${found.length === 20 ? 'The 20 best' : found.length} places:`;
}

find.hidden = false;
find.addEventListener('click', openSearch);
field.addEventListener('input', search);
dialog.addEventListener('click', event => {
  if (event.target === dialog || event.target.closest('a')) {
    dialog.close();
  }
});
dialog.addEventListener('keydown', event => {
  const stops = [field, ...list.querySelectorAll('a')];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    stops[Math.max(0, stops.indexOf(document.activeElement) + step)]?.focus();
  } else if (event.key === 'Enter' && event.target === field) {
    event.preventDefault();
    stops[1]?.click();
  }
});
addEventListener('keydown', event => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !dialog.open) {
    event.preventDefault();
    openSearch();
  }
});
