/** What people are told: written with the step that asks for it, delivered afterwards. Knows no case. */
package dk.tovholder.udbakke;
