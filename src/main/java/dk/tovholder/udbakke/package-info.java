/** What people are told, and how it reaches them: written with the step that asks for it, delivered afterwards. Knows no case. */
package dk.tovholder.udbakke;
