const asked = new URLSearchParams(location.search);
const periods = asked.get('periods').split(',').map(Number);
const row = document.querySelector('.flex');
const texts = Array.from({ length: Number(asked.get('labels')) }, () => {
  const label = document.createElement('div');
  row.append(label);
  return label.appendChild(document.createTextNode('0'));
});
const groups = periods.map((_period, index) => texts.filter((_text, at) => at % periods.length === index));
const change = (index, now) => {
  for (const text of groups[index]) text.data = now;
};
if (asked.get('by') === 'messages') window.changes.follow(change);
else for (const [index, period] of periods.entries()) setInterval(() => change(index, String(Date.now())), period);
performance.mark('interactive');
