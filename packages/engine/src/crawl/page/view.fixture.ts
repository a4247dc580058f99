import { emptyFrame } from './empty-frame.ts';
import type {
  ControlView,
  FieldView,
  FormView,
  FrameView,
  LinkView,
  PageView,
  SubmitView,
} from './page-view.ts';

const place = {
  selectors: ['css=x'],
  visible: true,
  heading: '',
  region: 'main',
  group: '',
} as const;

export function fieldView(parts: Partial<FieldView> = {}): FieldView {
  return {
    selectors: ['css=input'],
    type: 'text',
    name: '',
    id: '',
    label: '',
    placeholder: '',
    autocomplete: '',
    description: '',
    hints: '',
    required: false,
    readOnly: false,
    visible: true,
    value: '',
    checked: false,
    pattern: '',
    min: '',
    max: '',
    step: '',
    minLength: null,
    maxLength: null,
    accept: '',
    multiple: false,
    options: [],
    complaint: '',
    watched: false,
    marked: false,
    ...parts,
  };
}

export function submitView(parts: Partial<SubmitView> = {}): SubmitView {
  return {
    selectors: ['css=button'],
    text: 'Send',
    name: '',
    value: '',
    hints: '',
    action: null,
    method: null,
    confirm: null,
    visible: true,
    disabled: false,
    ...parts,
  };
}

export function formView(parts: Partial<FormView> = {}): FormView {
  return {
    ...place,
    method: 'post',
    action: 'http://site/send',
    label: '',
    hints: '',
    confirm: null,
    methodOverride: null,
    references: [],
    isSearch: false,
    fields: [fieldView({ name: 'text' })],
    submits: [submitView()],
    ...parts,
  };
}

export function linkView(parts: Partial<LinkView> = {}): LinkView {
  return {
    ...place,
    url: 'http://site/page',
    text: 'Page',
    title: '',
    rel: '',
    hints: '',
    download: false,
    method: null,
    confirm: null,
    scripted: false,
    ...parts,
  };
}

export function controlView(parts: Partial<ControlView> = {}): ControlView {
  return {
    ...place,
    role: 'button',
    text: 'Press',
    title: '',
    hints: '',
    disabled: false,
    confirm: null,
    method: null,
    events: ['click'],
    gestures: ['click'],
    ...parts,
  };
}

export function pageView(main: Partial<FrameView> = {}): PageView {
  const url = main.url ?? 'http://site/';
  return {
    url,
    title: main.title ?? '',
    main: { ...emptyFrame(url), language: 'en', ...main },
    frames: [],
  };
}
