/** The answers to the calls of a page, for one window of a session. */
import { pageCalls } from '../contract/page.ts';
import type { Session } from '../gateway/session/session.ts';
import type { SessionWindow } from '../gateway/session/window.ts';
import { answerCalls, type AnswerCall } from './answerCalls.ts';

/** Answers for the windows of a session. Throws as the session does; nothing of its people is another session's. */
export function pageAnswers({ administration, signIn, traffic }: Session): AnswerCall<SessionWindow> {
  const answer = answerCalls<typeof pageCalls, SessionWindow>(pageCalls, (window) => window.newCall(), {
    openPage: ({ path }, window) => window.open(path),
    resumePage: (_input, window) => window.resume(),
    fireEvent: async ({ id, event, payload }, window) => {
      await window.fire(id, event, payload);
      return null;
    },
    chooseFromMenu: async ({ id, path }, window) => {
      await window.choose(id, path);
      return null;
    },
    pressKey: async ({ name, event }, window) => {
      await window.pressKey(name, event);
      return null;
    },
    tellScan: async ({ text }, window) => {
      await window.scan(text);
      return null;
    },
    writeProperty: ({ id, property, value }, window) => window.write(id, property, value),
    sendFile: async ({ id, ...piece }, window) => {
      await window.sendFile(id, piece);
      return null;
    },
    followLink: async ({ id, address, newTab }, window) => {
      await window.followLink(id, address, newTab);
      return null;
    },
    readHistory: ({ id, ...range }, window) => window.readHistory(id, range),
    readJournal: ({ id, ...range }, window) => window.readJournal(id, range),
    handleAlarms: ({ id, act }, window) => window.handleAlarms(id, act),
    browseTags: ({ id, path }, window) => window.browseTags(id, path),
    tellSizes: (sizes, window) => {
      window.resize(sizes);
      return null;
    },
    closePopup: ({ key }, window) => {
      window.dismissPopup(key);
      return null;
    },
    focusPopup: ({ key }, window) => {
      window.focusPopup(key);
      return null;
    },
    setDock: ({ key, isOpen }, window) => {
      window.setDock(key, isOpen);
      return null;
    },
    readStatus: (_input, window) => window.status(),
    askSignIn: (_input, window) => {
      window.askSignIn();
      return null;
    },
    askStationSign: (_input, window) => {
      window.askStationSign();
      return null;
    },
    signOut: (_input, window) => {
      window.signOut();
      return null;
    },
    lockScreen: () => {
      signIn.lock();
      return null;
    },
    reportDrop: ({ of }, window) => {
      window.dropped(of);
      return null;
    },
    searchUsers: ({ text, filter, page }) => administration.search(text, filter, page),
    readUser: ({ userId }) => administration.read(userId),
    addUser: (user, window) => window.addUser(user),
    changeUser: ({ userId, change }, window) => window.changeUser(userId, change),
  });
  return (name, input, window) => {
    traffic.heard();
    return answer(name, input, window);
  };
}
