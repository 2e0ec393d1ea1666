import type { ComponentChildren } from 'preact';
import type { PopupModel } from './popupModel';

/** A link that opens in a tab, and closes the popup. */
export function TabLink(props: {
  readonly model: PopupModel;
  readonly address: string;
  readonly look?: 'plain' | 'primary' | 'link';
  readonly children: ComponentChildren;
}) {
  const look = props.look ?? 'link';
  return (
    <a
      {...(look !== 'link' && { class: 'cf-button' })}
      {...(look === 'primary' && { 'data-look': 'primary' })}
      href={props.address}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        props.model.world.openTab(props.address);
      }}
    >
      {props.children}
    </a>
  );
}
